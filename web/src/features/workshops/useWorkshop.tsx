import { createContext, use } from "react";
import { useOpen } from "@/documents/useDocument";
import type { Operation } from "@/mapping/types";
import { joining } from "./edits";
import { type Note, type Stage, stageOf, type Workshop } from "./workshop";

/** Who looks at the board. */
export interface Seat {
  /** The id that I have, or get, in the workshop. */
  id: string;
  name: string;
  /** Whether I move the stages, set the timer and take the results along. */
  isLeader: boolean;
}

export const SeatContext = createContext<Seat | null>(null);

const WRITTEN: readonly Stage[] = ["writing", "grouping"];

/** The open workshop, who I am in it and what I may do now. */
export function useWorkshop() {
  const { document, ...open } = useOpen<Workshop>();
  const seat = use(SeatContext);
  if (!seat) throw new Error("Nobody sits here: SeatContext must be above.");
  const workshop = document!;
  const stage = stageOf(workshop);
  const isIn = (workshop.guests ?? []).some((guest) => guest.id === seat.id);
  const canWrite = open.canEdit && WRITTEN.includes(stage);
  return {
    ...open,
    workshop,
    stage,
    seat,
    canLead: open.canEdit && seat.isLeader,
    canWrite,
    canGroup: open.canEdit && stage === "grouping",
    canVote: open.canEdit && stage === "voting",
    mayChange: (note: Note) => open.canEdit && (seat.isLeader || (canWrite && note.guest === seat.id)),
    mayMove: (note: Note) =>
      open.canEdit && (stage === "grouping" || (stage === "writing" && note.guest === seat.id)),
    /** Does something under my name; a member joins with the first thing he does. */
    take(make: (guest: string) => Operation) {
      if (!isIn) open.apply(joining(workshop, seat.id, seat.name));
      return open.apply(make(seat.id));
    },
  };
}
