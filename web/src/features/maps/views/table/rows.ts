import { cellOf } from "@/mapping/places";
import { type Status, statusOf } from "@/mapping/status";
import type { Card, JourneyMap, Kind } from "@/mapping/types";

/** A card as a row: where it stands, what it says, what it rests on. */
export interface Row {
  readonly card: Card;
  readonly stepId: string;
  readonly kind: Kind;
  readonly phase: string;
  /** The number of its step, from 1. */
  readonly number: number;
  readonly step: string;
  readonly lane: string;
  readonly text: string;
  readonly persona: string;
  readonly basis: Status;
  readonly evidence: number;
  /** Its place on the map, lanes within steps. */
  readonly order: number;
}

export type Column = "phase" | "step" | "lane" | "text" | "persona" | "basis" | "evidence";
export const COLUMNS: readonly Column[] = ["phase", "step", "lane", "text", "persona", "basis", "evidence"];

/** How the texts of a map are said. */
export interface Words {
  said(text: JourneyMap["head"]["title"]): string;
  lane(lane: JourneyMap["lanes"][number]): string;
  card(card: Card): string;
}

/** All cards of the lanes that are shown. */
export function rowsOf(map: JourneyMap, words: Words): Row[] {
  const personas = new Map(map.personas.map((one) => [one.id, one.name]));
  const lanes = map.lanes
    .filter((lane) => !lane.is_hidden)
    .map((lane) => ({ lane, title: words.lane(lane) }));
  const steps = map.phases.flatMap((phase) => phase.steps.map((step) => ({ phase, step })));
  const rows = steps.flatMap(({ phase, step }, n) =>
    lanes.flatMap(({ lane, title }) =>
      cellOf(step, lane.id).map((card) => ({
        card,
        stepId: step.id,
        kind: card.kind,
        phase: words.said(phase.title),
        number: n + 1,
        step: words.said(step.title),
        lane: title,
        text: words.card(card),
        persona: card.persona ? (personas.get(card.persona) ?? card.persona) : "",
        basis: statusOf(card, map.head),
        evidence: card.evidence.length,
      })),
    ),
  );
  return rows.map((row, order) => ({ ...row, order }));
}

export interface Filter {
  readonly words: string;
  readonly phase: string | null;
  readonly lane: string | null;
  readonly basis: string | null;
}

/** The rows in which every word is found and that have what was chosen. */
export function filtered(rows: readonly Row[], { words, phase, lane, basis }: Filter): Row[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if ((phase && row.phase !== phase) || (lane && row.lane !== lane) || (basis && row.basis !== basis)) {
      return false;
    }
    const text = plain([row.phase, row.step, row.lane, row.text, row.persona].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

/** Letters without case and accents. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

const BASES: readonly Status[] = ["observed", "reported", "assumed", "proposed"];

/** The rows by a column; the order of the map decides between equals. */
export function sorted(rows: readonly Row[], column: Column, isDown: boolean, language: string): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = (a: Row, b: Row): number => {
    if (column === "phase" || column === "step") return a.order - b.order;
    if (column === "evidence") return a.evidence - b.evidence;
    if (column === "basis") return BASES.indexOf(a.basis) - BASES.indexOf(b.basis);
    return collator.compare(a[column], b[column]);
  };
  return [...rows].sort((a, b) => (isDown ? -1 : 1) * compare(a, b) || a.order - b.order);
}

/** Lines of cells as a spreadsheet takes them from the clipboard: no cell becomes a formula. */
export function clipboardOf(lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((cells) => cells.map(harmless).join("\t")).join("\n");
}

function harmless(cell: string | number): string {
  const text = String(cell).replace(/[\t\r\n]+/g, " ");
  return typeof cell === "string" && /^[=+\-@]/.test(text) ? `'${text}` : text;
}
