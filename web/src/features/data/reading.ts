import type { Shape } from "@/api/client";

export type Preview = Shape<"PreviewOut">;
export type MappingIn = Partial<Shape<"MappingIn">>;

/** What a column can be of which a file has one. */
export const SINGLE_ROLES = [
  "time",
  "time_of_day",
  "event",
  "value",
  "currency",
  "channel",
  "campaign",
  "score",
  "text",
  "account",
  "event_id",
] as const;
export type SingleRole = (typeof SINGLE_ROLES)[number];

/** The kinds of what identifies a person, the surest first. */
export const PERSON_KINDS = [
  "user_id",
  "email",
  "phone",
  "anonymous_id",
  "order_id",
  "session_id",
  "case",
] as const;

/** What a column is: a role, a person's identifier of a kind, kept along, or not kept at all. */
export type Role = SingleRole | `person:${string}` | "kept" | "left_out";

/** What is said beside the columns: fixed words, and how the file is written. */
export interface Written {
  event_name?: string;
  channel_name?: string;
  currency_code?: string;
  scale?: string;
  source?: string;
  time_format?: string;
  time_zone?: string;
  day_first?: boolean;
  decimal_comma?: boolean;
  delimiter?: string;
  encoding?: string;
  sheet?: string;
  header_line?: number;
}

/** How a file is read: what each column is, and what is said beside them. */
export interface Reading {
  roles: Record<string, Role>;
  written: Written;
}

const WRITTEN = [
  "event_name",
  "channel_name",
  "currency_code",
  "scale",
  "source",
  "time_format",
  "time_zone",
  "day_first",
  "decimal_comma",
  "delimiter",
  "encoding",
  "sheet",
  "header_line",
] as const satisfies (keyof Written)[];

/** The library's word for the column of the event's name. */
const wordOf = (role: SingleRole) => (role === "event" ? "name" : role);

/** Judged here by the first part of a file, but by all of it when it is imported: not said unless changed. */
const RECOGNISED: readonly (keyof Written)[] = [
  "time_format",
  "day_first",
  "decimal_comma",
  "delimiter",
  "encoding",
  "sheet",
  "header_line",
];

/** The reading that a preview's mapping says; how an earlier file was written counts as said. */
export function readingOf(preview: Pick<Preview, "mapping" | "columns" | "is_remembered">): Reading {
  const { mapping, columns, is_remembered } = preview;
  const roles: Record<string, Role> = Object.fromEntries(columns.map((column) => [column, "kept"]));
  for (const role of SINGLE_ROLES) {
    const column = mapping[wordOf(role)];
    if (typeof column === "string" && column in roles) roles[column] = role;
  }
  for (const [column, kind] of (mapping.identifiers ?? []) as [string, string][]) {
    if (column in roles) roles[column] = `person:${kind || "user_id"}`;
  }
  for (const column of (mapping.left_out ?? []) as string[]) if (column in roles) roles[column] = "left_out";
  const written = Object.fromEntries(
    WRITTEN.filter((key) => mapping[key] != null && (is_remembered || !RECOGNISED.includes(key))).map(
      (key) => [key, mapping[key]],
    ),
  );
  return { roles, written };
}

export const isPerson = (role: Role | undefined): role is `person:${string}` =>
  role?.startsWith("person:") ?? false;

/** The column that has a role; undefined when none has. */
export function columnOf(reading: Reading, role: SingleRole): string | undefined {
  return Object.keys(reading.roles).find((column) => reading.roles[column] === role);
}

/** The columns that identify the person. */
export function personColumns(reading: Reading): string[] {
  return Object.keys(reading.roles).filter((column) => isPerson(reading.roles[column]));
}

/** How times and numbers are written is recognised anew when another column holds them. */
const TOLD_BY: Partial<Record<Role, (keyof Written)[]>> = {
  time: ["time_format", "day_first"],
  time_of_day: ["time_format", "day_first"],
  value: ["decimal_comma"],
  score: ["decimal_comma", "scale"],
  event: ["event_name"],
  channel: ["channel_name"],
  currency: ["currency_code"],
};

/** Another reading, in which a column is something else; what it is now, no other column is. */
export function assigned(reading: Reading, column: string, role: Role): Reading {
  const was = reading.roles[column] ?? "kept";
  const roles = { ...reading.roles };
  if (role !== "kept" && role !== "left_out" && !isPerson(role)) {
    for (const other of Object.keys(roles)) if (roles[other] === role) roles[other] = "kept";
  }
  roles[column] = role;
  const forgotten = new Set([...(TOLD_BY[role] ?? []), ...(TOLD_BY[was] ?? [])]);
  const written = Object.fromEntries(
    Object.entries(reading.written).filter(([key]) => !forgotten.has(key as keyof Written)),
  );
  return { roles, written };
}

/** Another reading, in which a role has a column, or none. */
export function withColumn(reading: Reading, role: SingleRole, column: string | null): Reading {
  if (column) return assigned(reading, column, role);
  const now = columnOf(reading, role);
  return now ? assigned(reading, now, "kept") : reading;
}

/** Another reading, in which exactly these columns identify the person. */
export function withPersons(reading: Reading, columns: readonly string[], kindOf: KindOf): Reading {
  let next = reading;
  for (const column of personColumns(reading)) {
    if (!columns.includes(column)) next = assigned(next, column, "kept");
  }
  for (const column of columns) {
    if (!isPerson(next.roles[column])) next = assigned(next, column, `person:${kindOf(column)}`);
  }
  return next;
}

type KindOf = (column: string) => string;

/** The kind of identifier that a column's name tells, for a first proposal. */
export function kindOfColumn(column: string): string {
  const name = column.toLowerCase();
  if (/mail/.test(name)) return "email";
  if (/phone|tel|mobiel|gsm/.test(name)) return "phone";
  if (/cookie|visitor|bezoeker|device|anonym|client/.test(name)) return "anonymous_id";
  if (/session|sessie/.test(name)) return "session_id";
  if (/order|bestel|factuur|invoice/.test(name)) return "order_id";
  return "user_id";
}

/** What the API takes: everything said, so that nothing is guessed any more. */
export function mappingOf(reading: Reading): MappingIn {
  const { event_name, channel_name, currency_code, ...written } = reading.written;
  const single = Object.fromEntries(SINGLE_ROLES.map((role) => [role, columnOf(reading, role) ?? ""]));
  const columns = Object.keys(reading.roles);
  const said: MappingIn = {
    ...single,
    ...written,
    person: personColumns(reading).map((column) => `${column}=${reading.roles[column]!.slice(7)}`),
    left_out: columns.filter((column) => reading.roles[column] === "left_out"),
  };
  if (!said.event && event_name) said.event_name = event_name;
  if (!said.channel && channel_name) said.channel_name = channel_name;
  if (!said.currency && currency_code) said.currency = currency_code;
  return said;
}

/** What a file cannot be read without, and nobody named yet. */
export type Need = "person" | "time" | "event";

export function missingOf(reading: Reading): Need[] {
  const missing: Need[] = [];
  if (personColumns(reading).length === 0) missing.push("person");
  if (!columnOf(reading, "time")) missing.push("time");
  if (!columnOf(reading, "event") && !reading.written.event_name) missing.push("event");
  return missing;
}

/** What says that a column is what it is: "by_name", "declared" …; the library's own words when unknown. */
export function whyOf(reason: string | undefined): string | undefined {
  const said = reason?.match(/\(([^()]*)\)$/)?.[1];
  return said && (WHYS[said] ?? said);
}

const WHYS: Record<string, string> = {
  "as declared": "declared",
  "by its name": "by_name",
  "it holds times": "holds_times",
  "clock times beside dates": "clock_times",
  "it holds e-mail addresses": "holds_emails",
  "by its name; no column names a person": "stand_in",
};
