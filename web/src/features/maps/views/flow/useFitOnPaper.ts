import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { flushSync } from "react-dom";

// The size that Flow.module.css gives the chart on paper.
const PAPER = { width: 1040, height: 660 };

/** Fits the whole chart on the paper while it is printed, and back into the window after. */
export function useFitOnPaper(width: number, height: number) {
  const { setViewport, fitView } = useReactFlow();
  useEffect(() => {
    const zoom = Math.min(1.2, PAPER.width / (width + 32), PAPER.height / (height + 8));
    const fit = () => flushSync(() => void setViewport({ x: 16 * zoom, y: 0, zoom }));
    const back = () => void fitView({ padding: 0.03 });
    window.addEventListener("beforeprint", fit);
    window.addEventListener("afterprint", back);
    return () => {
      window.removeEventListener("beforeprint", fit);
      window.removeEventListener("afterprint", back);
    };
  }, [width, height, setViewport, fitView]);
}
