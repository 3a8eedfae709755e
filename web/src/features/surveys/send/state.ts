import type { Collecting } from "../api";
import type { Survey } from "../survey";

/** Which day it is in a zone, as documents write days. */
export const dayIn = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);

/** The day before another. */
export function dayBefore(day_: string): string {
  const day = new Date(`${day_}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** In which words it is said whether customers can answer. */
export function stateOf(survey: Survey, found: Collecting, today: string) {
  if (!found.is_open) return survey.opens_on && survey.opens_on > today ? "not_yet" : "over";
  const isReachable = found.link !== null || found.n_links > 0;
  if (!isReachable) return found.n_started > 0 ? "no_link" : "not_sent";
  const whom = found.link ? "open_anyone" : "open_personal";
  return survey.closes_on ? (`${whom}_until` as const) : whom;
}
