import type { Finding, Mean, Point, Quadrant, Reported, Share, Validation } from "./api";

/** Below so many a figure says little. */
export const FEW = 30;

/** What a finding is to a team: the map is wrong, customers suffer, or it decides. */
export type Group = "map" | "pain" | "moment";

/** The group of a kind of finding. */
export function groupOf({ code }: Pick<Finding, "code">): Group {
  if (code === "pain_reported" || code === "pain_important") return "pain";
  return code === "decision_missed" ? "moment" : "map";
}

/** What the card will be that a finding becomes, as the server makes it. */
export function becomes({ code }: Pick<Finding, "code">): string {
  if (groupOf({ code }) === "pain") return "pain";
  if (code === "decision_missed") return "moment_of_truth";
  if (code === "contact_named") return "touchpoint";
  return code === "emotion_not_reported" ? "reported" : "opportunity";
}

/** Whether the map no longer contradicts customers once the card stands on it, so that the finding is gone. */
export const isSolvedBy = (finding: Pick<Finding, "code">) =>
  ["pain", "moment_of_truth", "touchpoint"].includes(becomes(finding));

/** The series of what customers said that speaks loudest: the survey, or the interviews where more were asked. */
export const mostAsked = (point: Pick<Point, "survey" | "interviews">): Reported =>
  point.interviews.recognised.n > point.survey.recognised.n ? point.interviews : point.survey;

/** Whether anybody was asked about a contact. */
export const wasAsked = (point: Point) => mostAsked(point).recognised.n > 0;

/** The findings about a contact. */
export const findingsOn = (validation: Pick<Validation, "findings">, touchpoint: string) =>
  validation.findings.filter((one) => one.touchpoint === touchpoint && one.step !== null);

/** Whether so few spoke that the figures need a warning. */
export const isThin = (validation: Validation) =>
  validation.n_respondents + validation.n_participants > 0 &&
  Math.max(validation.n_respondents, validation.n_participants) < FEW;

/** A contact on the chart of importance and performance. */
export interface Placed {
  point: Point;
  importance: Mean;
  emotion: Mean;
  quadrant: Quadrant;
}

/** The contacts of which both importance and emotion are known. */
export function placed(points: readonly Point[]): Placed[] {
  return points.flatMap((point) => {
    const { importance, emotion } = mostAsked(point);
    if (importance.value === null || emotion.value === null) return [];
    return [{ point, importance, emotion, quadrant: point.quadrant }];
  });
}

/** Where customers decide, the commonest first; contacts where nobody does are left out. */
export function decisions(points: readonly Point[]): { point: Point; decided: Share }[] {
  return points
    .map((point) => ({ point, decided: mostAsked(point).decided }))
    .filter(({ decided }) => decided.count > 0)
    .sort((a, b) => b.decided.count - a.decided.count);
}

/** Where an emotion, −2 … +2, stands on a line from 0 to 100. */
export const placeOf = (value: number) => ((Math.max(-2, Math.min(2, value)) + 2) / 4) * 100;
