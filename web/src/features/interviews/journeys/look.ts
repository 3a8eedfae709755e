import type { ChartColors } from "@/components/chartColors";
import { axisLook } from "@/components/chartOption";

/** The axis of emotions, −2 … +2, with the middle drawn clearly. */
export const emotionAxis = (colors: ChartColors, written: (value: number) => string) =>
  ({
    type: "value",
    min: -2,
    max: 2,
    interval: 1,
    ...axisLook(colors),
    axisLabel: { color: colors.soft, fontSize: 12, formatter: (value: number) => written(value) },
  }) as const;
