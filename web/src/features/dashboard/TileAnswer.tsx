import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Analysis, type Answer, analysisQuery, type Question } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { ChartFrame, type TileFrame } from "@/components/ChartFrame";
import { Failure } from "@/components/Failure";
import { FlowPicture } from "@/features/explore/FlowPicture";
import { FunnelBars } from "@/features/explore/FunnelBars";
import type { Measure } from "@/features/explore/flowStyle";
import { MEASURES } from "@/features/explore/flowStyle";
import { NamesChart } from "@/features/explore/NamesChart";
import { PathsChart } from "@/features/explore/PathsChart";
import { TrendChart } from "@/features/explore/TrendChart";
import { VariantList } from "@/features/explore/VariantList";
import type { Lens } from "@/features/lens/lens";
import type { Tile } from "./api";

interface TileAnswerProps {
  tile: Tile;
  lens: Lens;
  frame: TileFrame & { title: string };
}

const HEIGHT = 260;

/** What a tile asks, answered now and drawn as it was saved. */
export function TileAnswer({ tile, lens, frame }: TileAnswerProps) {
  const { t } = useTranslation("dashboard");
  const asked = tile.asked as Question<Analysis>;
  const { data, error, refetch } = useQuery(
    analysisQuery(useWorkspaceId(), tile.analysis as Analysis, asked),
  );
  const room = useMemo(() => ({ width: 270 * tile.width, height: 1.5 * HEIGHT }), [tile.width]);
  if (error || data === undefined)
    return (
      <ChartFrame {...frame} table={{ columns: [], rows: [] }}>
        {error ? <Failure error={error} reset={refetch} /> : <Skeleton height={HEIGHT} />}
      </ChartFrame>
    );
  switch (tile.analysis) {
    case "summary": {
      const answer = data as Answer<"summary">;
      return (
        <NamesChart
          title={tile.title}
          names={answer.by_touchpoint}
          persons={answer.persons}
          level={lens.level ?? "touchpoint"}
          frame={frame}
        />
      );
    }
    case "trend":
      return <TrendChart trend={data as Answer<"trend">} frame={frame} height={HEIGHT} />;
    case "funnel":
      return <FunnelBars funnel={data as Answer<"funnel">} frame={frame} />;
    case "paths": {
      const chart = tile.chart === "sunburst" ? "sunburst" : "sankey";
      return (
        <PathsChart
          paths={data as Answer<"paths">}
          lens={lens}
          chart={chart}
          frame={frame}
          height={1.4 * HEIGHT}
        />
      );
    }
    case "variants":
      return <VariantList variants={data as Answer<"variants">} lens={lens} frame={frame} />;
    case "flow": {
      const measure = MEASURES.find((one) => one === tile.chart) ?? ("count" satisfies Measure);
      return (
        <FlowPicture flow={data as Answer<"flow">} lens={lens} measure={measure} room={room} frame={frame} />
      );
    }
    default:
      return (
        <ChartFrame {...frame} table={{ columns: [], rows: [] }}>
          {t("unknown", { analysis: tile.analysis })}
        </ChartFrame>
      );
  }
}
