import { Box, Center, Skeleton, Text } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Picked } from "./ChartCanvas";
import { ChartFrame, type ChartFrameProps } from "./ChartFrame";
import { useChartColors } from "./chartColors";
import { pngOf } from "./chartFiles";
import type { OptionOf } from "./chartOption";

const Canvas = lazy(() => import("./ChartCanvas"));

const SCROLLING = { overflowX: "auto" } as const;

interface ChartProps extends Omit<ChartFrameProps, "children" | "pictures"> {
  /** What is drawn; keep it (useCallback) while it stays the same. */
  option: OptionOf;
  height?: number;
  /** Where there is less room, it scrolls. */
  minWidth?: number;
  onPick?: (picked: Picked) => void;
  /** What is said in place of a chart without figures. */
  empty?: string;
}

/** A chart of ECharts with its table twin; it can be saved as PNG, SVG and CSV. */
export function Chart({ option, height = 280, minWidth = 0, onPick, empty, ...frame }: ChartProps) {
  const { t } = useTranslation("components");
  const colors = useChartColors();
  const drawn = useMemo(() => option(colors), [option, colors]);
  const pictures = useMemo(() => picturesOf(option, colors, height), [option, colors, height]);
  const isEmpty = frame.table.rows.length === 0;
  return (
    <ChartFrame {...frame} pictures={isEmpty ? undefined : pictures}>
      {isEmpty ? (
        <Center h={height}>
          <Text c="dimmed" ta="center" size="sm">
            {empty ?? t("chart.empty")}
          </Text>
        </Center>
      ) : (
        <Suspense fallback={<Skeleton height={height} />}>
          <Box
            {...(minWidth > 0 && {
              role: "region",
              "aria-label": frame.title,
              tabIndex: 0,
              style: SCROLLING,
            })}
          >
            <Box miw={minWidth}>
              <Canvas option={drawn} colors={colors} height={height} label={frame.title} onPick={onPick} />
            </Box>
          </Box>
        </Suspense>
      )}
    </ChartFrame>
  );
}

const WIDTH = 960;

/** The chart as files, drawn apart from the screen so that they do not depend on its size. */
export function picturesOf(option: OptionOf, colors: Parameters<OptionOf>[0], height: number) {
  const size = { width: WIDTH, height: Math.max(height, 320) };
  const svg = async () => (await import("./chartEngine")).svgOf(option(colors), colors, size);
  return {
    svg: async () => new Blob([await svg()], { type: "image/svg+xml" }),
    png: async () => pngOf(await svg(), size),
  };
}
