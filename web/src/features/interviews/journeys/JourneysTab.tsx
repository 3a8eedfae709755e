import { Chip, Group, Text } from "@mantine/core";
import { IconChartLine } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chartColor, N_CHART_COLORS } from "@/components/chartColors";
import { Empty } from "@/components/Empty";
import { usePersonaFilter } from "../PersonaFilter";
import { useInterviews } from "../useInterviews";
import classes from "./Journeys.module.css";
import { JourneysChart } from "./JourneysChart";
import { curveOf } from "./journeys";

/** The journeys of all participants over each other; those that are chosen stand out. */
export default function JourneysTab() {
  const { t } = useTranslation("interviews");
  const { participants } = useInterviews();
  const [persona, filter] = usePersonaFilter();
  const [chosen, setChosen] = useState<string[]>([]);
  const shown = participants.filter(
    (one) => (!persona || one.persona === persona) && curveOf(one).length > 0,
  );
  if (participants.every((one) => curveOf(one).length === 0))
    return (
      <Empty icon={<IconChartLine />} title={t("journeys.empty_title")}>
        {t("journeys.empty_text")}
      </Empty>
    );
  const colours = new Map(
    chosen.filter((id) => shown.some((one) => one.id === id)).map((id, n) => [id, n % N_CHART_COLORS]),
  );
  return (
    <>
      <Group gap="sm" mb="sm" align="center">
        {filter}
        <Chip.Group multiple value={chosen} onChange={setChosen}>
          <Group gap={6} role="group" aria-label={t("journeys.choose")}>
            {shown.map((one) => {
              const colour = colours.get(one.id);
              return (
                <Chip
                  key={one.id}
                  value={one.id}
                  size="xs"
                  variant="outline"
                  icon={
                    colour === undefined ? undefined : (
                      <span className={classes.dot} style={{ background: chartColor(colour) }} />
                    )
                  }
                >
                  {one.pseudonym}
                </Chip>
              );
            })}
          </Group>
        </Chip.Group>
      </Group>
      <JourneysChart participants={shown} colours={colours} />
      <Text size="xs" c="dimmed" mt="xs">
        {t("journeys.note")}
      </Text>
    </>
  );
}
