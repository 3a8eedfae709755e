/** A day, week or month as the API names it ("2026-02-10", "2026-W07", "2026-02") in the words of a language. */
export function periodName(period: string, language: string): string {
  const week = period.match(/^(\d{4})-W(\d{2})$/);
  if (week)
    return language === "nl" ? `week ${Number(week[2])} ${week[1]}` : `week ${Number(week[2])}, ${week[1]}`;
  const isMonth = period.length === 7;
  const format = new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: "short",
    day: isMonth ? undefined : "numeric",
    timeZone: "UTC",
  });
  const date = new Date(isMonth ? `${period}-01` : period);
  return Number.isNaN(date.getTime()) ? period : format.format(date);
}
