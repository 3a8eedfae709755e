import { HEAD } from "@/mapping/ids";
import { fieldAfter, settingBack } from "@/mapping/members";
import { Refusal } from "@/mapping/refusal";
import { edited, type Found, find, idsHeld, idsIn, idsOf, references, walk } from "./parts";
import type { Sort, Structure } from "./structure";
import type { Add, Document, Move, Operation, Part, Remove, SetField } from "./types";

const FIXED = ["id", "format"];

/**
 * The document after an operation; it shares every part that did not change.
 *
 * The server knows more rules: what it refuses is taken back.
 *
 * @throws Refusal when the operation names what does not exist or would break a rule.
 */
export function apply<D extends Document>(structure: Structure, document: D, operation: Operation): D {
  let after = document;
  for (const step of stepsOf(structure, document, operation)) after = step.after as D;
  for (const { what, id, found } of references(structure, after)) {
    if (find(structure, after, id)?.what !== what) {
      throw new Refusal("unknown_reference", { what, id, part: found.part.id });
    }
  }
  return after;
}

/**
 * The operation that undoes one, given the document before it.
 *
 * @throws Refusal when the operation itself would be refused.
 */
export function inverse(structure: Structure, document: Document, operation: Operation): Operation {
  const undone = [...stepsOf(structure, document, operation)].map(({ before, step }) =>
    undoing(structure, before, step),
  );
  undone.reverse();
  return undone.length === 1 ? undone[0]! : { op: "all", operations: undone };
}

interface Step {
  readonly before: Document;
  readonly step: Exclude<Operation, { op: "all" }>;
  readonly after: Document;
}

/** The single edits that an operation comes to. */
function* stepsOf(structure: Structure, given: Document, operation: Operation): Generator<Step> {
  let document = given;
  if (operation.op === "all") {
    for (const one of operation.operations) {
      for (const step of stepsOf(structure, document, one)) {
        yield step;
        document = step.after;
      }
    }
    return;
  }
  const steps = operation.op === "remove" ? withWhatRefers(structure, document, operation) : [operation];
  for (const step of steps) {
    const after = edit(structure, document, step);
    yield { before: document, step, after };
    document = after;
  }
}

function edit(structure: Structure, document: Document, step: Step["step"]): Document {
  switch (step.op) {
    case "add":
      return added(structure, document, step);
    case "set":
      return changed(structure, document, step);
    case "move":
      return moved(structure, document, step);
    case "remove":
      return lifted(document, found(structure, document, step.id));
  }
}

function undoing(structure: Structure, before: Document, step: Step["step"]): Operation {
  if (step.op === "add") return { op: "remove", id: String(step.part.id) };
  const { what, part, parent, path } = found(structure, before, step.id);
  const held = parent === null ? {} : { parent };
  if (step.op === "set") return settingBack(part, step, part[step.field]);
  const index = path.at(-1)!.index;
  if (step.op === "move") return { op: "move", id: step.id, ...held, index };
  return { op: "add", what: what as Add["what"], ...held, index, part };
}

function added(
  structure: Structure,
  document: Document,
  { what, parent, index, part: given }: Add,
): Document {
  const sort = sortOf(structure, what);
  const part = given as Part;
  const ids = idsIn(structure, what, part);
  const mine = new Set(ids);
  const taken = new Set<string>();
  for (const id of idsHeld(structure, document)) if (mine.has(id)) taken.add(id);
  const twice = ids.find((id, i) => taken.has(id) || ids.indexOf(id) !== i);
  if (twice) throw new Refusal("duplicate_id", { id: twice });
  return put(structure, document, sort, parent, index, part);
}

function put(
  structure: Structure,
  document: Document,
  sort: Sort,
  parent: string | null | undefined,
  index: number | null | undefined,
  part: Part,
): Document {
  const path = pathTo(structure, document, sort, parent);
  return edited(document, path, sort.field, (parts) => parts.toSpliced(index ?? parts.length, 0, part));
}

function pathTo(structure: Structure, document: Document, sort: Sort, parent: string | null | undefined) {
  if (sort.holder === null) return [];
  if (parent == null) throw new Refusal("missing_parent", { parent: sort.holder });
  const holder = find(structure, document, parent);
  if (holder?.what !== sort.holder) throw new Refusal("unknown_holder", { what: sort.holder, id: parent });
  return holder.path;
}

function changed(structure: Structure, document: Document, operation: SetField): Document {
  const { id, field } = operation;
  const { what, part, path } = found(structure, document, id);
  const holds = Object.values(structure).some(
    (sort) => sort.holder === (what === HEAD ? null : what) && sort.field === field,
  );
  if (holds || FIXED.includes(field)) throw new Refusal("fixed_field", { field });
  const { [field]: _, ...others } = part;
  const value = fieldAfter(part, operation, document.languages ?? ["en"]);
  const after = (value === null ? others : { ...part, [field]: value }) as Part;
  const last = path.at(-1);
  if (!last) return after as Document;
  return edited(document, path.slice(0, -1), last.field, (parts) => parts.with(last.index, after));
}

function moved(structure: Structure, document: Document, move: Move): Document {
  const from = found(structure, document, move.id);
  if (from.path.length === 0) throw new Refusal("cannot_move", { what: HEAD });
  const sort = sortOf(structure, from.what);
  return put(structure, lifted(document, from), sort, move.parent ?? from.parent, move.index, from.part);
}

function lifted(document: Document, { path }: Found): Document {
  const last = path.at(-1)!;
  return edited(document, path.slice(0, -1), last.field, (parts) => parts.toSpliced(last.index, 1));
}

/** A removal, and before it what takes away the references to what it removes. */
export function withWhatRefers(
  structure: Structure,
  document: Document,
  operation: Remove,
): (SetField | Remove)[] {
  if (operation.id === HEAD) throw new Refusal("cannot_remove", { id: HEAD });
  const first = found(structure, document, operation.id);
  const gone = new Set(idsIn(structure, first.what, first.part));
  const tops = [operation.id];
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const { found: one, field, id, isNeeded } of references(structure, document)) {
      if (!gone.has(id) || gone.has(one.part.id) || !isNeeded) continue;
      if (Array.isArray(one.part[field]) && idsOf(one.part[field]).some((other) => !gone.has(other)))
        continue;
      for (const inner of idsIn(structure, one.what, one.part)) gone.add(inner);
      tops.unshift(one.part.id);
      isGrowing = true;
    }
  }
  const isInside = (id: string): boolean => {
    const { parent } = found(structure, document, id);
    return parent !== null && (tops.includes(parent) || isInside(parent));
  };
  const removals = [...new Set(tops)].filter((id) => !isInside(id));
  return [...letGo(structure, document, gone), ...removals.map((id): Remove => ({ op: "remove", id }))];
}

/** The references to what goes taken out of what stays. */
function* letGo(structure: Structure, document: Document, gone: ReadonlySet<string>): Generator<SetField> {
  for (const { what, part } of walk(structure, document)) {
    if (gone.has(part.id) && what !== HEAD) continue;
    for (const field of Object.keys(structure[what]?.references ?? {})) {
      const ids = idsOf(part[field]);
      if (!ids.some((id) => gone.has(id))) continue;
      const left = ids.filter((id) => !gone.has(id));
      const value = Array.isArray(part[field]) && left.length > 0 ? left : null;
      yield { op: "set", id: what === HEAD ? HEAD : part.id, field, value };
    }
  }
}

function sortOf(structure: Structure, what: string): Sort {
  const sort = structure[what];
  if (!sort) throw new Refusal("unknown_sort", { name: what });
  return sort;
}

function found(structure: Structure, document: Document, id: string): Found {
  const part = find(structure, document, id);
  if (!part) throw new Refusal("unknown_part", { id });
  return part;
}
