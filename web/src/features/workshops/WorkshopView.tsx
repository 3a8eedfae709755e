import { Board } from "./board/Board";
import { Results } from "./results/Results";
import { StageBar } from "./stages/StageBar";
import { useWorkshop } from "./useWorkshop";

/** The stage that the workshop is in, and the board or what it came to. */
export function WorkshopView() {
  const { stage } = useWorkshop();
  return (
    <>
      <StageBar />
      {stage === "result" ? <Results /> : <Board />}
    </>
  );
}
