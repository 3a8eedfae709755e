import { adding, setting, together } from "@/documents/change";
import { newId } from "@/mapping/ids";
import type { JourneyMap, Operation, Text } from "@/mapping/types";
import type { Workshop } from "../workshop";

/** Ids that a part of the workshop has already. */
function takenIn(workshop: Workshop): Set<string> {
  const { columns = [], guests = [], groups = [], notes = [], votes = [] } = workshop;
  return new Set([...columns, ...guests, ...groups, ...notes, ...votes].map((part) => part.id));
}

/** More columns under these headings, behind those that are there. */
export function addingColumns(
  workshop: Workshop,
  titles: readonly Text[],
  words: (title: Text) => string,
): Operation {
  const taken = takenIn(workshop);
  const added = titles.map((title) => {
    const id = newId(words(title), (one) => taken.has(one), "column");
    taken.add(id);
    return adding("column", { id, title });
  });
  return together(added);
}

/** Columns in which nothing hangs, and which go when the board is laid out anew. */
export const emptyColumns = (workshop: Workshop) =>
  (workshop.columns ?? []).filter(
    (column) =>
      ![...(workshop.notes ?? []), ...(workshop.groups ?? [])].some((one) => one.column === column.id),
  );

/**
 * The workshop on a map, or on none: a column a step in place of the columns in which nothing hangs.
 * A column of a step that is there already stays.
 */
export function onMap(workshop: Workshop, map: JourneyMap | null): Operation {
  const steps = (map?.phases ?? []).flatMap((phase) => phase.steps ?? []);
  const kept = new Set((workshop.columns ?? []).map((column) => column.step));
  const gone = emptyColumns(workshop).filter(
    (column) => (map ? true : column.step) && !steps.some((step) => step.id === column.step),
  );
  const taken = takenIn(workshop);
  const added = steps
    .filter((step) => !kept.has(step.id))
    .map((step) => {
      const id = newId(step.id, (one) => taken.has(one), "column");
      taken.add(id);
      return adding("column", { id, title: step.title, step: step.id });
    });
  return together([
    setting("head", "map", map?.id ?? null),
    ...gone.map((column): Operation => ({ op: "remove", id: column.id })),
    ...added,
  ]);
}
