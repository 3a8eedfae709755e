import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "@/components/Chart";
import type { OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import type { Validation } from "./api";
import { quadrantOption } from "./quadrant";
import { useSaid, useWritten } from "./useValidation";
import { type Placed, placed } from "./validation";

/** What matters to customers against how it feels: what to improve first. */
export function QuadrantChart({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const said = useSaid();
  const { formats, about } = useWritten();
  const points = useMemo(() => placed(validation.points), [validation.points]);
  const level = validation.importance_level;
  const figure = useCallback(
    (one: Placed["emotion"], write: (value: number | null) => string) =>
      `${write(round(one.value))} (${about(one, (v) => write(round(v)))})`,
    [about],
  );
  const option: OptionOf = useCallback(
    (colors) =>
      quadrantOption(
        points,
        level,
        {
          importance: t("chart.importance"),
          emotion: t("chart.emotion"),
          quadrant: (one) => t(`quadrant.${one}`),
          name: (one) => said(one.point.title),
          about: (one) =>
            [
              said(one.point.title),
              `${t("chart.importance")} ${figure(one.importance, formats.number)}`,
              `${t("chart.emotion")} ${figure(one.emotion, formats.emotion)}`,
              t(`quadrant.${one.quadrant}`),
            ].join("\n"),
        },
        colors,
      ),
    [points, level, t, said, formats, figure],
  );
  return (
    <Chart
      title={t("chart.title")}
      note={t("chart.note", { level: formats.number(round(level)) })}
      option={option}
      height={430}
      empty={t("chart.empty")}
      table={tableOf(points, [
        { label: t("column.touchpoint"), value: (one: Placed) => said(one.point.title) },
        {
          label: t("column.importance"),
          value: (one) => round(one.importance.value),
          format: formats.number,
        },
        { label: t("chart.ends"), value: (one) => about(one.importance, (v) => formats.number(round(v))) },
        { label: t("column.emotion"), value: (one) => round(one.emotion.value), format: formats.emotion },
        { label: t("chart.ends"), value: (one) => about(one.emotion, formats.emotion) },
        { label: t("column.says"), value: (one) => t(`quadrant.${one.quadrant}`) },
      ])}
    />
  );
}

const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(3)));
