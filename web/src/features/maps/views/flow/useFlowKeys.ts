import type { KeyboardEvent } from "react";
import type { JourneyMap, Operation } from "@/mapping/types";
import { removing, type Way } from "./ways";

/** The id of the field in which a step is connected by the keyboard. */
export const CONNECT_FIELD = "flow-connect";

interface FlowKeys {
  map: JourneyMap;
  apply(operation: Operation): unknown;
  chosen: Way | undefined;
  canEdit: boolean;
  forget(): void;
}

/** Delete takes a chosen way away, C goes to where a chosen step is connected, Escape chooses nothing. */
export function useFlowKeys({ map, apply, chosen, canEdit, forget }: FlowKeys) {
  return (event: KeyboardEvent) => {
    const isWriting = event.target instanceof HTMLInputElement;
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return forget();
    if (!canEdit) return;
    if ((event.key === "Delete" || event.key === "Backspace") && chosen && !chosen.extra) {
      apply(removing(map, chosen));
      forget();
    } else if (event.key === "c") {
      event.preventDefault();
      document.getElementById(CONNECT_FIELD)?.focus();
    }
  };
}
