import { canonicalPart, fieldsOf, writtenField, writtenPart } from "./canonical";
import { HEAD } from "./ids";
import { fieldAfter, settingBack } from "./members";
import {
  CONTAINERS,
  edited,
  type Found,
  find,
  idOf,
  inserted,
  PARENTS,
  type Path,
  replaced,
  without,
} from "./places";
import { Refusal } from "./refusal";
import { refuseBrokenRules, refuseField, refuseTakenIds } from "./rules";
import { checkShape, SHAPES, shapeFor } from "./shape";
import type {
  Add,
  Card,
  JourneyMap,
  Move,
  Operation,
  Part,
  Phase,
  Remove,
  Set as SetField,
  Step,
  What,
} from "./types";

const CHILDREN: { readonly [what: string]: string } = { phase: "steps", step: "cards", card: "evidence" };

/**
 * The map after an operation; it shares every part that did not change.
 *
 * @throws Refusal when the operation names what does not exist or would break a rule.
 */
export function apply(map: JourneyMap, operation: Operation): JourneyMap {
  refuseNoOperation(operation);
  switch (operation.op) {
    case "add":
      return applyAdd(map, operation);
    case "set":
      return applySet(map, operation);
    case "move":
      return applyMove(map, operation);
    case "remove":
      return applyRemove(map, operation);
    case "all":
      return operation.operations.reduce(apply, map);
  }
}

/**
 * The operation that undoes one, given the map before it.
 *
 * @throws Refusal when the operation itself would be refused.
 */
export function inverse(map: JourneyMap, operation: Operation): Operation {
  refuseNoOperation(operation);
  switch (operation.op) {
    case "add":
      return { op: "remove", id: String(operation.part.id) };
    case "set": {
      const { what, part } = found(map, operation.id);
      return settingBack(part, operation, writtenField(what, part, operation.field));
    }
    case "move": {
      const { parent, path } = found(map, operation.id);
      const { lane, index } = path.at(-1)!;
      return said<Move>({ op: "move", id: operation.id, parent, lane, index });
    }
    case "remove": {
      const cascade = withWhatDepends(map, operation);
      return cascade.length === 1 ? addedAgain(found(map, operation.id)) : undone(map, cascade);
    }
    case "all":
      return undone(map, operation.operations);
  }
}

function undone(map: JourneyMap, operations: readonly Operation[]): Operation {
  const inverses: Operation[] = [];
  let before = map;
  for (const operation of operations) {
    inverses.unshift(inverse(before, operation));
    before = apply(before, operation);
  }
  return inverses.length === 1 ? inverses[0]! : { op: "all", operations: inverses };
}

function addedAgain({ what, part, parent, path }: Found): Add {
  const { lane, index } = path.at(-1)!;
  return said<Add>({
    op: "add",
    what: what as Add["what"],
    parent,
    lane,
    index,
    part: writtenPart(what, part),
  });
}

function applyAdd(map: JourneyMap, { what, part: given, parent, lane, index }: Add): JourneyMap {
  checkShape(shapeFor(SHAPES[what], given), given);
  const part = canonicalPart<Part>(what, given);
  refuseTakenIds(map, part);
  const after = edited(map, containerOf(map, what, parent, lane), (parts) => inserted(parts, index, part));
  refuseBrokenRules(after, { what, part, parent });
  return after;
}

/** The way to where parts of a kind stand; its last index means nothing. */
function containerOf(map: JourneyMap, what: What, parent?: string | null, lane?: string | null): Path {
  const wanted = PARENTS[what];
  const slot = { field: CONTAINERS[what], index: 0 };
  if (!wanted) return [slot];
  if (parent == null) throw new Refusal("missing_parent", { what, parent: wanted });
  if (what === "card" && lane == null) throw new Refusal("missing_lane");
  const holder = find(map, parent);
  if (holder?.what !== wanted) throw new Refusal(`unknown_${wanted}`, { id: parent });
  return [...holder.path, what === "card" ? { ...slot, lane: lane! } : slot];
}

function applySet(map: JourneyMap, operation: SetField): JourneyMap {
  const { what, part: before, path, parent } = found(map, operation.id);
  const part = withField(map, what, before, operation);
  const after = edited(map, path, (parts) => replaced(parts, path.at(-1)!.index, part));
  refuseBrokenRules(after, { what, part, parent, field: operation.field });
  return after;
}

/** The part with another value in one field, checked without the parts in it. */
function withField(map: JourneyMap, what: What, part: Part, operation: SetField): Part {
  const { field } = operation;
  const children = CHILDREN[what];
  refuseField(what, field, fieldsOf(what, part), children);
  const value = fieldAfter(part, operation, map.head.languages) ?? undefined;
  const fields: { [field: string]: unknown } = { ...part, [field]: value };
  const held = children && fields[children];
  if (children) delete fields[children];
  checkShape(shapeFor(SHAPES[what], fields), fields);
  const changed = canonicalPart<Part>(what, fields);
  return children ? ({ ...changed, [children]: held } as Part) : changed;
}

function applyMove(map: JourneyMap, move: Move): JourneyMap {
  const { what, part, path, parent } = found(map, move.id);
  if (what === "head" || what === "edge" || what === "aside") throw new Refusal("cannot_move", { what });
  const { lane, index } = path.at(-1)!;
  const to = containerOf(map, what, move.parent ?? parent, move.lane ?? lane);
  const lifted = edited(map, path, (parts) => without(parts, index));
  const after = edited(lifted, to, (parts) => inserted(parts, move.index, part));
  refuseBrokenRules(after, { what, part, parent: move.parent ?? parent });
  return after;
}

function applyRemove(map: JourneyMap, operation: Remove): JourneyMap {
  const before = withWhatDepends(map, operation).slice(0, -1).reduce(apply, map);
  return removed(before, operation.id);
}

function removed(map: JourneyMap, id: string): JourneyMap {
  const { path } = found(map, id);
  return edited(map, path, (parts) => without(parts, path.at(-1)!.index));
}

/** A removal, and before it those of the parts that cannot stand without what it removes. */
export function withWhatDepends(map: JourneyMap, operation: Remove): Operation[] {
  const { what, part } = found(map, operation.id);
  if (what === "head") throw new Refusal("cannot_remove", { id: HEAD });
  const steps = what === "phase" ? (part as Phase).steps : what === "step" ? [part as Step] : [];
  const ids = new Set(steps.map((step) => step.id));
  const edges = map.edges.filter((edge) => ids.has(edge.from) || ids.has(edge.to));
  const first = edges.map((edge): Operation => ({ op: "remove", id: edge.id }));
  if (what === "lane") first.push(...removals(map, (_, lane) => lane === operation.id));
  if (what === "persona") first.push(...withoutPersona(map, operation.id));
  return [...first, operation];
}

function withoutPersona(map: JourneyMap, id: string): Operation[] {
  const cards = removals(map, (card) => card.persona === id);
  const named = map.head.personas;
  if (!named.includes(id)) return cards;
  const left = named.filter((one) => one !== id);
  return [...cards, { op: "set", id: HEAD, field: "personas", value: left.length > 0 ? left : null }];
}

function removals(map: JourneyMap, isMeant: (card: Card, lane: string) => boolean): Operation[] {
  const cells = map.phases.flatMap((phase) => phase.steps.flatMap((step) => Object.entries(step.cards)));
  const meant = cells.flatMap(([lane, cell]) => cell.filter((card) => isMeant(card, lane)));
  return meant.map((card) => ({ op: "remove", id: idOf(card) }));
}

function found(map: JourneyMap, id: string): Found {
  const part = find(map, id);
  if (!part) throw new Refusal("unknown_id", { id });
  return part;
}

/** Refuses what is no operation. */
function refuseNoOperation(operation: Operation): void {
  const { op, index, what } = operation as { op: string; index?: number | null; what?: What };
  const isKnown = ["add", "set", "move", "remove", "all"].includes(op);
  const isIndex = index == null || (Number.isInteger(index) && index >= 0);
  const isPart = op !== "add" || (what !== undefined && what !== "head" && what in CONTAINERS);
  if (!isKnown || !isIndex || !isPart) throw new Refusal("invalid_operation");
}

/** An operation without what it does not say. */
function said<T extends Operation>(operation: T): T {
  return Object.fromEntries(Object.entries(operation).filter(([, value]) => value !== undefined)) as T;
}
