import type { Standing } from "../api";
import classes from "./Path.module.css";

/** The eight steps as a row of marks, for the eye; what it says stands beside it in words. */
export function Stations({ steps }: { steps: readonly Standing[] }) {
  return (
    <span className={classes.marks} aria-hidden>
      {steps.map((one) => (
        <span key={one.step} className={classes.mark} data-progress={one.progress} />
      ))}
    </span>
  );
}
