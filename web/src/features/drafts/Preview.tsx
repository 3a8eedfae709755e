import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import type { Lens } from "@/features/lens/lens";
import classes from "./Draft.module.css";
import { chosenOf, type Detail } from "./detail";

interface PreviewProps {
  lens: Lens;
  outcome: readonly string[];
  detail: Detail;
}

/** What the map will rest on: how many journeys, and which touchpoints become steps. */
export function Preview({ lens, outcome, detail }: PreviewProps) {
  const { t } = useTranslation("drafts");
  const formats = useFormats();
  const asked = useQuery(analysisQuery(useWorkspaceId(), "summary", { lens }));
  if (asked.error) return <Failure error={asked.error} reset={() => asked.refetch()} />;
  if (!asked.data) return <Waiting rows={5} />;
  const { journeys, persons, first, last, by_touchpoint } = asked.data;
  const { steps, nOut } = chosenOf(by_touchpoint, journeys, outcome, detail);
  return (
    <section aria-labelledby="draft-rests" className="figures">
      <Title order={2} size="h4" id="draft-rests">
        {t("rests.title")}
      </Title>
      <Text size="sm" my={6} role="status">
        {journeys === 0
          ? t("rests.nobody")
          : t("rests.journeys", {
              count: journeys,
              journeys: formats.number(journeys),
              persons: formats.number(persons),
              first: formats.day(first),
              last: formats.day(last),
            })}
      </Text>
      {steps.length > 0 && (
        <>
          <Text size="sm" mb={8}>
            {t("rests.steps", { count: steps.length })}
          </Text>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
          <ol className={classes.steps} tabIndex={0} aria-labelledby="draft-rests">
            {steps.map((row) => (
              <li key={row.touchpoint} title={t("rests.of", { n: formats.number(row.journeys) })}>
                <span>{row.touchpoint}</span>
                <span className={classes.bar}>
                  <span style={{ width: `${(100 * row.journeys) / journeys}%` }} />
                </span>
                <span>{formats.percent(row.journeys / journeys)}</span>
              </li>
            ))}
          </ol>
          <Text size="xs" c="dimmed" mt={6}>
            {t("rests.share", { n: formats.number(journeys) })}
            {nOut > 0 && ` ${t("rests.out", { count: nOut })}`}
          </Text>
        </>
      )}
    </section>
  );
}
