const DAY = 86_400_000;

/** A day some days later; days are written year first. */
export const plusDays = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);

/** How many days one day lies after another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** The month of a day, as 2024-03. */
export const monthOf = (day: string) => day.slice(0, 7);

/** A month some months later. */
export function plusMonths(month: string, n: number): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, number! - 1 + n, 1)).toISOString().slice(0, 7);
}

/** The days of a month in whole weeks, from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const begin = plusDays(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  for (let day = begin; weeks.length === 0 || monthOf(day) <= month; day = plusDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, n) => plusDays(day, n)));
  }
  return weeks;
}
