import { Text } from "@mantine/core";
import { type ReactNode, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import type { Response } from "../api";
import classes from "./Answers.module.css";
import { everyDay } from "./days";

/** How the response goes: invited, started, finished, and when. */
export function Progress({ response }: { response: Response }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const { invited, started, finished, share, low, high } = response;
  const rate =
    share === null
      ? t(invited === null ? "progress.rate_none" : "progress.rate_wrong")
      : t("progress.rate", {
          rate: formats.percent(share),
          low: formats.percent(low),
          high: formats.percent(high),
        });
  return (
    <section aria-label={t("progress.label")}>
      <div className={classes.figures} role="status">
        <Count label={t("progress.invited")} value={formats.number(invited)} />
        <Count label={t("progress.started")} value={formats.number(started)} />
        <Count label={t("progress.finished")} value={formats.number(finished)}>
          {rate}
        </Count>
        <Count label={t("progress.time")} value={formats.duration(response.median_seconds)}>
          {t("progress.time_about")}
        </Count>
      </div>
      <OverTime byDay={response.by_day} />
    </section>
  );
}

function Count({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text className={`${classes.big} figures`}>{value}</Text>
      {children && <Text size="xs">{children}</Text>}
    </div>
  );
}

function OverTime({ byDay }: { byDay: Response["by_day"] }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const days = useMemo(() => everyDay(byDay), [byDay]);
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const one = days[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          return [
            formats.day(one.day),
            `${t("progress.on_day")}  ${formats.number(one.n)}`,
            `${t("progress.so_far")}  ${formats.number(one.total)}`,
          ].join("\n");
        },
      },
      xAxis: {
        type: "category",
        data: days.map((one) => formats.day(one.day)),
        ...axisLook(colors),
        splitLine: { show: false },
      },
      yAxis: [
        { type: "value", minInterval: 1, ...axisLook(colors) },
        { type: "value", minInterval: 1, ...axisLook(colors), splitLine: { show: false } },
      ],
      series: [
        {
          type: "bar" as const,
          barMaxWidth: 26,
          itemStyle: { color: colors.series[0], borderRadius: [3, 3, 0, 0] },
          data: days.map((one) => one.n),
        },
        {
          type: "line" as const,
          yAxisIndex: 1,
          symbol: "none",
          color: colors.series[1],
          data: days.map((one) => one.total),
        },
      ],
    }),
    [days, formats, t],
  );
  const table = tableOf(days, [
    { label: t("progress.day"), value: (one) => formats.day(one.day) },
    { label: t("progress.on_day"), value: (one) => one.n, format: formats.number },
    { label: t("progress.so_far"), value: (one) => one.total, format: formats.number },
  ]);
  if (days.length < 2) return null;
  return (
    <Chart
      title={t("progress.course")}
      note={t("progress.note")}
      option={option}
      table={table}
      height={190}
    />
  );
}
