import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useAddress } from "@/documents/address";
import type { Participant } from "../interviews";
import { useTheMap } from "../useTheMap";
import { curveOf, type JourneyPoint } from "./journeys";
import { emotionAxis } from "./look";

/** One participant's own journey as a curve, in the participant's own order. */
export function OwnJourney({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const [, open] = useAddress("at");
  const curve = useMemo(() => curveOf(participant), [participant]);
  const map = useTheMap();
  const nameOf = useCallback(
    (one: JourneyPoint) =>
      map?.points.find(({ touchpoint }) => touchpoint === one.touchpoint)?.title ??
      one.touchpoint ??
      t("mention.uncoded"),
    [map, t],
  );
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 14, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const one = curve[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          const lines = [nameOf(one), t(`emotion.${Math.round(one.emotion)}`)];
          return [...lines, ...(one.quote ? [`“${short(one.quote)}”`] : [])].join("\n");
        },
      },
      xAxis: {
        type: "category",
        data: curve.map(nameOf),
        ...axisLook(colors),
        axisLabel: {
          color: colors.soft,
          fontSize: 11,
          rotate: curve.length > 5 ? 40 : 0,
          width: 90,
          overflow: "truncate",
        },
      },
      yAxis: emotionAxis(colors, formats.emotion),
      series: [
        {
          type: "line" as const,
          color: colors.series[0],
          symbol: "circle",
          symbolSize: 9,
          lineStyle: { width: 2.5 },
          data: curve.map((one) => one.emotion),
        },
      ],
    }),
    [curve, formats, nameOf, t],
  );
  const table = tableOf(curve, [
    { label: t("mention.about"), value: nameOf },
    { label: t("mention.emotion"), value: (one) => one.emotion, format: formats.emotion },
    { label: t("mention.quote"), value: (one) => one.quote ?? "" },
  ]);
  if (curve.length < 2) return null;
  return (
    <Chart
      title={t("journeys.own", { pseudonym: participant.pseudonym })}
      option={option}
      table={table}
      height={220}
      order={3}
      onPick={({ index }) => open(curve[index]?.mention)}
      onRow={(index) => open(curve[index]?.mention)}
    />
  );
}

const short = (quote: string) => (quote.length > 120 ? `${quote.slice(0, 119)}…` : quote);
