import { Alert, Group, List, Skeleton, Text, ThemeIcon } from "@mantine/core";
import { IconMinus, IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem, type Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useDocumentId } from "@/documents/address";
import { type EffectAsked, effectQuery } from "../api";
import type { Kpi } from "../plan";
import { useInUnit } from "../usePlan";

const LOOKS = {
  better: { icon: IconTrendingUp, color: "teal" },
  worse: { icon: IconTrendingDown, color: "orange" },
  unclear: { icon: IconMinus, color: "gray" },
};

/** The answer: the verdict, before and after with n and interval, in plain words, with what to bear in mind. */
export function EffectAnswer({ kpi, asked }: { kpi: Kpi; asked: EffectAsked }) {
  const { t, i18n } = useTranslation("plans");
  // What the answer depends on besides the question: it is asked anew when it changes.
  const version = JSON.stringify([kpi.definition, kpi.source, kpi.is_better_low, kpi.measurements.length]);
  const found = useQuery(effectQuery(useWorkspaceId(), useDocumentId(), asked, i18n.language, version));
  if (found.error)
    return (
      <Alert color="gray" p="xs" title={t("effect.cannot")}>
        <Text size="sm">{reasonOf(found.error)}</Text>
      </Alert>
    );
  if (!found.data) return <Skeleton h={90} />;
  const effect = found.data;
  const { icon: Icon, color } = LOOKS[effect.verdict];
  return (
    <div>
      <Group gap="xs" mb={6} wrap="nowrap">
        <ThemeIcon size={26} radius="xl" variant="light" color={color} aria-hidden>
          <Icon size={16} />
        </ThemeIcon>
        <Text fw={600}>{t(`effect.verdict.${effect.verdict}`)}</Text>
      </Group>
      <BeforeAfter effect={effect} />
      {effect.sentences.map((one) => (
        <Text key={one} size="sm" mt={6}>
          {one}
        </Text>
      ))}
      <Text size="xs" fw={600} mt="sm">
        {t("effect.bear_in_mind")}
      </Text>
      <List size="xs" c="dimmed" spacing={2}>
        {effect.cautions.map(({ code, sentence }) => (
          <List.Item key={code + sentence}>{sentence}</List.Item>
        ))}
      </List>
    </div>
  );
}

const reasonOf = (error: Error) => (error instanceof Problem ? error.message : String(error));

function BeforeAfter({ effect }: { effect: Shape<"EffectOut"> }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const inUnit = useInUnit();
  const of = (figure: Shape<"FigureOut"> | null | undefined) =>
    figure && (
      <Figure
        value={inUnit(figure.value, effect.unit)}
        n={figure.n}
        interval={
          figure.low == null || figure.high == null
            ? null
            : [inUnit(figure.low, effect.unit), inUnit(figure.high, effect.unit)]
        }
      />
    );
  const rows = [
    { key: "ours", before: effect.before, after: effect.after },
    { key: "others_row", before: effect.others_before, after: effect.others_after },
  ].filter((row) => row.before);
  return (
    <Group gap="lg" align="flex-start">
      {rows.map(({ key, before, after }) => (
        <div key={key}>
          {rows.length > 1 && (
            <Text size="xs" c="dimmed">
              {t(`effect.${key}`)}
            </Text>
          )}
          <Group gap={8}>
            {of(before)}
            <span aria-label={t("effect.became")} role="img">
              →
            </span>
            {of(after)}
          </Group>
        </div>
      ))}
      <Text size="xs" c="dimmed">
        {formats.day(effect.starts_on)} – {formats.day(effect.ends_on)}
      </Text>
    </Group>
  );
}
