import {
  IconAlignLeft,
  IconCheckbox,
  IconCircleDot,
  IconMoodSmile,
  IconNumber10,
  IconRuler,
  IconScale,
  IconStar,
  IconStretching,
} from "@tabler/icons-react";
import type { Start } from "./starters";
import type { Question } from "./survey";

/** The mark of each kind of question. */
export const ICONS = {
  single: IconCircleDot,
  multiple: IconCheckbox,
  scale: IconRuler,
  csat: IconStar,
  ces: IconStretching,
  nps: IconNumber10,
  emotion: IconMoodSmile,
  importance: IconScale,
  text: IconAlignLeft,
} as const satisfies Record<Start, unknown>;

/** Which kind a question shows as: a scale of importance is a kind of its own to who writes. */
export const shownAs = (question: Question): Start =>
  question.kind === "scale" && question.asks === "importance" ? "importance" : question.kind;
