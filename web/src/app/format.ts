import { useMemo } from "react";
import { useTranslation } from "react-i18next";

const EMPTY = "–";

/** Numbers, shares, money, moments and durations as a language writes them. */
export function formatsOf(language: string, timeZone?: string) {
  const number = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    number: (value: number | null | undefined) => (value == null ? EMPTY : number.format(value)),
    short: (value: number | null | undefined) => (value == null ? EMPTY : short.format(value)),
    /** A share of 1 as a percentage. */
    percent: (value: number | null | undefined) => (value == null ? EMPTY : percent.format(value)),
    /** An emotion, −2 … +2, with its sign. */
    emotion: (value: number | null | undefined) => (value == null ? EMPTY : points.format(value)),
    money: (value: number | null | undefined, currency: string) =>
      value == null ? EMPTY : new Intl.NumberFormat(language, { style: "currency", currency }).format(value),
    /** A number with its unit, which a person wrote: € 0,60, 55%, 3 days. */
    measured: (value: number | null | undefined, unit: string | null | undefined) =>
      value == null ? EMPTY : measuredOf(language, value, unit?.trim() ?? ""),
    day: (value: string | Date | null | undefined) => (value == null ? EMPTY : day.format(new Date(value))),
    moment: (value: string | Date | null | undefined) =>
      value == null ? EMPTY : moment.format(new Date(value)),
    ago: (value: string | Date) => ago(relative, new Date(value)),
    duration: (seconds: number | null | undefined) =>
      seconds == null ? EMPTY : durationOf(language, seconds),
  };
}

/** A language as the browser's owner writes it, in Britain or in America; else as Europe does. */
function spoken(language: string): string {
  const own = navigator.languages.find((one) => one.startsWith(`${language}-`));
  return own ?? (language === "en" ? "en-GB" : language);
}

/** The formats of the language that is shown. */
export function useFormats(timeZone?: string) {
  const { i18n } = useTranslation();
  return useMemo(() => formatsOf(spoken(i18n.language), timeZone), [i18n.language, timeZone]);
}

const CURRENCIES: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP" };

function measuredOf(language: string, value: number, unit: string): string {
  const currency = CURRENCIES[unit] ?? unit;
  if (/^[A-Z]{3}$/.test(currency) && Intl.supportedValuesOf("currency").includes(currency)) {
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      trailingZeroDisplay: "stripIfInteger",
    }).format(value);
  }
  const number = new Intl.NumberFormat(language).format(value);
  return unit === "%" ? `${number}%` : `${number} ${unit}`.trim();
}

const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

function durationOf(language: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? UNITS[UNITS.length - 1]!;
  const value = seconds / size;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0,
  }).format(value);
}

function ago(relative: Intl.RelativeTimeFormat, then: Date): string {
  const seconds = (then.getTime() - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? UNITS[UNITS.length - 1]!;
  return relative.format(Math.round(seconds / size), unit);
}

/** Today as documents write days: year first. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How a language writes decimals, for fields of numbers; both separators can be typed. */
export function useDecimals(): { decimalSeparator: string; allowedDecimalSeparators: string[] } {
  const { i18n } = useTranslation();
  return { decimalSeparator: i18n.language === "nl" ? "," : ".", allowedDecimalSeparators: [".", ","] };
}
