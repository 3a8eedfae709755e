import { Anchor, Text } from "@mantine/core";
import { useState } from "react";
import { useFormats } from "@/app/format";
import { useWritten } from "./figureRows";
import classes from "./Panel.module.css";
import { usePersonaNames } from "./personas";
import type { Proof } from "./types";

/** How well the map fits, in three figures; what they mean and how sure they are when asked. */
export function Headline({ proof }: { proof: Proof }) {
  const { t, formats, about } = useWritten();
  const [isExplained, setExplained] = useState(false);
  const { fitness, coverage, precision } = proof.conformance;
  const figures = [
    {
      key: "fitness",
      value: formats.percent(fitness.value),
      about: about(fitness, formats.percent, t("figure.n_journeys", { n: formats.number(fitness.n) })),
    },
    {
      key: "coverage",
      value: formats.percent(coverage.share),
      about: about(
        coverage,
        formats.percent,
        t("headline.of_contacts", { part: formats.number(coverage.count), n: formats.number(coverage.n) }),
      ),
    },
    {
      key: "precision",
      value: t("headline.of", { part: formats.number(precision.count), n: formats.number(precision.n) }),
      about: t("headline.all_counted"),
    },
  ];
  return (
    <section aria-label={t("headline.title")}>
      <Text size="sm" mb={10}>
        <Whose proof={proof} />
      </Text>
      <dl className={`${classes.headline} figures`} data-explained={isExplained || undefined}>
        {figures.map((one) => (
          <div key={one.key} title={one.about}>
            <dt>{t(`headline.${one.key}`)}</dt>
            <dd>
              <b>{one.value}</b>
              {isExplained && (
                <>
                  <span>{one.about}</span>
                  <span>{t(`headline.${one.key}_help`)}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Anchor
        component="button"
        size="xs"
        mt={6}
        mih={24}
        aria-expanded={isExplained}
        onClick={() => setExplained(!isExplained)}
      >
        {t(isExplained ? "headline.less" : "headline.more")}
      </Anchor>
    </section>
  );
}

/** Whose journeys, of how many persons, from when to when. */
function Whose({ proof }: { proof: Proof }) {
  const { t } = useWritten();
  const formats = useFormats();
  const nameOf = usePersonaNames();
  return t(proof.persona ? "headline.whose_persona" : "headline.whose", {
    persona: proof.persona ? nameOf(proof.persona) : "",
    count: proof.steps.n_journeys,
    journeys: formats.number(proof.steps.n_journeys),
    persons: formats.number(proof.steps.n_persons),
    first: formats.day(proof.steps.first),
    last: formats.day(proof.steps.last),
  });
}
