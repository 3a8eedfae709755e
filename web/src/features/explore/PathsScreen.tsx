import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { SaveTile } from "@/features/dashboard/SaveTile";
import { useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { Frame } from "./Frame";
import { PathsChart } from "./PathsChart";
import { PathsControls } from "./PathsControls";
import { USUAL_PATHS } from "./paths";
import { useOptions } from "./useOptions";

/** Which ways lead on from a touchpoint, or to it. */
export default function PathsScreen() {
  const { t } = useTranslation("explore");
  const [lens] = useLens();
  const [{ chart, ...question }, set] = useOptions("paths", USUAL_PATHS);
  const paths = useQuery(analysisQuery(useWorkspaceId(), "paths", { ...question, lens }));
  return (
    <Frame
      tab="paths"
      actions={
        <SaveTile
          choices={[
            {
              analysis: "paths",
              asked: question,
              chart,
              title: question.anchor ? `${t("tab.paths")}: ${question.anchor}` : t("tab.paths"),
            },
          ]}
        />
      }
    >
      <Stack gap="md">
        <PathsControls options={{ ...question, chart }} set={set} />
        <Answered asked={paths} isEmpty={(answer) => answer.n_paths === 0}>
          {(answer) => (
            <PathsChart
              paths={answer}
              lens={lens}
              chart={chart}
              onAnchor={(anchor) => set({ anchor, to: null })}
            />
          )}
        </Answered>
      </Stack>
    </Frame>
  );
}
