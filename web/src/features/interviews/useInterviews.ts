import { useMemo } from "react";
import { useOpen } from "@/documents/useDocument";
import { type Interviews, participantsOf } from "./interviews";

/** The open interviews: their guide, themes and participants, and how they are edited. */
export function useInterviews() {
  const { document, ...open } = useOpen<Interviews>();
  const interviews = document!;
  const participants = useMemo(() => participantsOf(interviews), [interviews]);
  return {
    ...open,
    interviews,
    guide: interviews.guide ?? [],
    themes: interviews.themes ?? [],
    participants,
  };
}
