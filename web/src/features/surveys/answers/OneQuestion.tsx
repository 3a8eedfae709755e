import { Button, Group, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useSaid } from "@/documents/useDocument";
import type { QuestionResult } from "../api";
import { optionsOf, type Question } from "../survey";
import classes from "./Answers.module.css";
import { Bars } from "./Bars";

interface OneQuestionProps {
  question: Question;
  result: QuestionResult;
}

/** The answers to a question: its figure, how they are spread, what was written. */
export function OneQuestion({ question, result }: OneQuestionProps) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const said = useSaid();
  const about = t("result.n", { n: formats.number(result.n), asked: formats.number(result.asked) });
  return (
    <article className={classes.result} aria-label={said(question.title)}>
      <Title order={3} size="h6" fw={600}>
        {said(question.title)}
      </Title>
      <Group gap="4px 12px" mb={6}>
        <Text size="xs" c="dimmed" className="figures">
          {about}
        </Text>
        {result.is_few && result.n > 0 && (
          <Group gap={3} wrap="nowrap">
            <IconAlertTriangle size={14} color="var(--mantine-color-orange-filled)" aria-hidden />
            <Text size="xs">{t("result.few")}</Text>
          </Group>
        )}
      </Group>
      {result.n === 0 ? (
        <Text size="sm" c="dimmed">
          {t("result.none")}
        </Text>
      ) : (
        <>
          <Figures result={result} question={question} />
          {result.options.length > 0 && <Bars question={question} result={result} />}
          {result.texts.length > 0 && <Texts texts={result.texts} isAll={optionsOf(question).length === 0} />}
        </>
      )}
    </article>
  );
}

/** The figure that everybody knows of such a question, each with its interval. */
function Figures({ question, result }: OneQuestionProps) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const { mean, csat, nps } = result;
  const one = (value: number | null) => (value === null ? "–" : formats.number(Math.round(value * 10) / 10));
  const write = question.kind === "emotion" ? formats.emotion : one;
  const figures = [
    nps && { name: "NPS", value: one(nps.value), low: one(nps.low), high: one(nps.high) },
    csat && {
      name: t("result.csat"),
      value: formats.percent(csat.share),
      low: formats.percent(csat.low),
      high: formats.percent(csat.high),
    },
    mean && {
      name: t(question.kind === "ces" ? "result.ces" : "result.mean"),
      value: write(mean.value),
      low: write(mean.low),
      high: write(mean.high),
    },
  ].filter((figure) => figure !== null);
  if (figures.length === 0) return null;
  return (
    <Group gap="xl" mb={4}>
      {figures.map(({ name, value, low, high }) => (
        <Group key={name} gap={6} align="baseline">
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Figure value={value} n={result.n} interval={[low, high]} size="lg" />
          <Text size="xs" c="dimmed" className="figures">
            {t("result.between", { low, high })}
          </Text>
        </Group>
      ))}
    </Group>
  );
}

const FIRST = 4;
const MORE = 100;

function Texts({ texts, isAll }: { texts: readonly string[]; isAll: boolean }) {
  const { t } = useTranslation("surveys");
  const [shown, setShown] = useState(FIRST);
  return (
    <>
      {!isAll && (
        <Text size="xs" c="dimmed" mt={6}>
          {t("result.others")}
        </Text>
      )}
      <ul className={classes.texts}>
        {texts.slice(0, shown).map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
      {texts.length > shown && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShown(shown + MORE)}>
          {t("result.more", { count: texts.length - shown })}
        </Button>
      )}
    </>
  );
}
