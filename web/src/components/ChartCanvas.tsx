import { useEffect, useRef } from "react";
import type { ChartColors } from "./chartColors";
import { draw, type Instance, themed } from "./chartEngine";
import type { ChartOption } from "./chartOption";

interface ChartCanvasProps {
  option: ChartOption;
  colors: ChartColors;
  height: number;
  label: string;
  onPick?: (picked: Picked) => void;
}

/** What of a chart was clicked. */
export interface Picked {
  name: string;
  index: number;
  seriesIndex: number;
  data: unknown;
}

/** The drawn chart; it is drawn anew when what it shows, its size or the light changes. */
export default function ChartCanvas({ option, colors, height, label, onPick }: ChartCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const drawn = draw(element.current!);
    chart.current = drawn;
    drawn.on("click", (event) =>
      pick.current?.({
        name: event.name,
        index: event.dataIndex,
        seriesIndex: event.seriesIndex ?? 0,
        data: event.data,
      }),
    );
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element.current!);
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(themed(option, colors), { notMerge: true });
  }, [option, colors]);

  return <div ref={element} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}
