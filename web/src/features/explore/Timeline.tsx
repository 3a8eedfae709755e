import { SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { plainColor } from "@/components/chartColors";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useKnown } from "@/components/known";
import { useNameColors } from "./colors";
import { type Contact, lanesOf, pausesOf } from "./pauses";

interface TimelineProps {
  person: Answer<"person">;
  zone: string | undefined;
  currency: string;
}

const SCALES = ["order", "time"] as const;

/** The contacts of a person in lanes of channels, in order or by the clock; pauses are told. */
export function Timeline({ person, zone, currency }: TimelineProps) {
  const { t } = useTranslation("explore");
  const formats = useFormats(zone);
  const known = useKnown();
  const [scale, setScale] = useState<(typeof SCALES)[number]>("order");
  const { contacts } = person;
  const lanes = useMemo(() => lanesOf(contacts), [contacts]);
  const option = useOption({ contacts, lanes, isClock: scale === "time", zone, currency });
  return (
    <Chart
      title={t("person.timeline")}
      note={t("person.note")}
      option={option}
      height={94 + 56 * lanes.length}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t("person.scale")}
          data={SCALES.map((value) => ({ value, label: t(`person.by_${value}`) }))}
          value={scale}
          onChange={(value) => setScale(value as typeof scale)}
        />
      }
      table={tableOf(contacts, [
        { label: t("person.at"), value: (one) => formats.moment(one.at) },
        { label: t("person.touchpoint"), value: (one) => one.touchpoint },
        { label: t("person.channel"), value: (one) => known(one.channel, "channel") },
        { label: t("person.phase"), value: (one) => one.phase && known(one.phase, "phase") },
        {
          label: t("person.value"),
          value: (one) => one.value,
          format: (value) => formats.money(value, currency),
        },
        { label: t("person.score"), value: (one) => one.score, format: formats.number },
        { label: t("person.text"), value: (one) => one.text_length, format: formats.number },
      ])}
    />
  );
}

interface Drawn {
  contacts: Contact[];
  lanes: string[];
  isClock: boolean;
  zone: string | undefined;
  currency: string;
}

function useOption({ contacts, lanes, isClock, zone, currency }: Drawn): OptionOf {
  const { t } = useTranslation("explore");
  const formats = useFormats(zone);
  const known = useKnown();
  const colorOf = useNameColors(PHASES);
  return useCallback(
    (colors) => {
      const moments = contacts.map((one) => Date.parse(one.at));
      const place = (n: number) => (isClock ? moments[n]! : n);
      const pauses = pausesOf(moments);
      const told = (one: Contact) => [
        one.label === one.touchpoint ? one.touchpoint : `${one.label} (${one.touchpoint})`,
        formats.moment(one.at),
        ...(one.value === null ? [] : [`${t("person.value")}: ${formats.money(one.value, currency)}`]),
        ...(one.score === null ? [] : [`${t("person.score")}: ${formats.number(one.score)}`]),
        ...(one.text_length ? [t("person.text_n", { n: formats.number(one.text_length) })] : []),
      ];
      const breaks = contacts.flatMap((one, n) =>
        n > 0 && one.journey !== contacts[n - 1]!.journey ? [n] : [],
      );
      const middle = (n: number) => (place(n) + place(n + 1)) / 2;
      return {
        grid: { left: 8, right: 28, top: 30, bottom: 56, containLabel: true },
        tooltip: {
          trigger: "item",
          formatter: (hit) => {
            const { data } = hit as unknown as { data: { contact?: number } };
            return data?.contact === undefined ? "" : told(contacts[data.contact]!).join("\n");
          },
        },
        xAxis: isClock
          ? { type: "time", ...axisLook(colors) }
          : {
              type: "value",
              min: -0.6,
              max: contacts.length - 0.4,
              minInterval: 1,
              ...axisLook(colors),
              splitLine: { show: false },
              axisLabel: {
                color: colors.soft,
                hideOverlap: true,
                formatter: (n: number) => (contacts[n] ? formats.day(contacts[n].at) : ""),
              },
            },
        yAxis: {
          type: "category",
          inverse: true,
          data: lanes.map((lane) => known(lane, "channel")),
          ...axisLook(colors),
          axisLabel: { color: colors.text, fontSize: 12 },
          splitLine: { show: true, lineStyle: { color: colors.line, opacity: 0.6 } },
        },
        dataZoom: [
          { type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl" },
          {
            type: "slider",
            filterMode: "none",
            height: 18,
            bottom: 8,
            borderColor: colors.line,
            textStyle: { color: colors.soft },
            labelFormatter: "",
            showDataShadow: false,
            backgroundColor: "transparent",
            fillerColor: colors.line,
            handleStyle: { color: colors.soft, borderColor: colors.soft },
            moveHandleSize: 0,
            startValue: 0,
            endValue: isClock ? undefined : Math.min(contacts.length - 0.4, 24),
          },
        ],
        series: [
          {
            type: "line",
            silent: true,
            showSymbol: false,
            lineStyle: { color: colors.soft, width: 1.5, opacity: 0.55 },
            data: contacts.map((one, n) => [place(n), lanes.indexOf(one.channel)]),
            markLine: {
              symbol: "none",
              silent: true,
              label: { color: colors.soft, fontSize: 11, position: "start" },
              lineStyle: { color: colors.soft, type: "dashed" },
              data: [
                ...pauses.map((pause) => ({
                  xAxis: middle(pause.after),
                  label: { formatter: formats.duration(pause.seconds) },
                })),
                ...breaks.map((n) => ({
                  xAxis: middle(n - 1),
                  lineStyle: { type: "solid", color: colors.text },
                  label: { formatter: t("person.new_journey"), position: "insideEndTop" },
                })),
              ],
            },
          },
          {
            type: "scatter",
            z: 3,
            data: contacts.map((one, n) => ({
              value: [place(n), lanes.indexOf(one.channel)],
              contact: n,
              symbol: one.score === null ? "circle" : "diamond",
              symbolSize: one.value ? 19 : one.score === null ? 13 : 17,
              itemStyle: {
                color: plainColor(colorOf(one.touchpoint), colors),
                borderColor: colors.card,
                borderWidth: 1.5,
              },
              label: {
                show: !isClock || contacts.length <= 12,
                position: n % 2 ? "bottom" : "top",
                distance: 5,
                fontSize: 11,
                color: colors.text,
                formatter: one.label,
                overflow: "truncate",
                width: 92,
              },
            })),
            labelLayout: { hideOverlap: true },
          },
        ] as never,
      };
    },
    [contacts, lanes, isClock, formats, known, colorOf, currency, t],
  );
}

const PHASES = { level: "touchpoint" };
