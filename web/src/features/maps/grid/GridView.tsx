import { useMediaQuery } from "@mantine/hooks";
import { useRef } from "react";
import { GridFactsProvider } from "./GridFactsProvider";
import { Help } from "./Help";
import { Sheet } from "./Sheet";
import { StepReading } from "./StepReading";
import { useNewController } from "./useController";
import { GridContext } from "./useGrid";

/** The map as a grid: phases over steps over lanes; on a phone a step a page. */
export default function GridView() {
  const grid = useRef<HTMLDivElement>(null);
  const controller = useNewController(grid);
  const isNarrow = useMediaQuery("(max-width: 40em)", undefined, { getInitialValueInEffect: false });
  return (
    <GridContext value={controller}>
      <GridFactsProvider>
        {isNarrow ? <StepReading /> : <Sheet grid={grid} />}
        <Help />
      </GridFactsProvider>
    </GridContext>
  );
}
