import { fieldsOf, isSame, writtenField, writtenPart } from "@/mapping/canonical";
import { HEAD } from "@/mapping/ids";
import { apply } from "@/mapping/operations";
import { cardsOf, find, idOf, stepsOf } from "@/mapping/places";
import type { JourneyMap, Operation, Part, What } from "@/mapping/types";

/** What makes of a map the one that it was; null when it is that one already. Undone like any other edit. */
export function restoring(now: JourneyMap, then: JourneyMap): Operation | null {
  const work = new Restoring(now, then);
  work.takeAway();
  work.layOut();
  work.fill();
  return work.operations.length > 0 ? { op: "all", operations: work.operations } : null;
}

/** Operations one after another, each checked on the map as those before it leave it. */
class Restoring {
  readonly operations: Operation[] = [];

  constructor(
    private map: JourneyMap,
    private readonly then: JourneyMap,
  ) {}

  /** What was not there goes, and every card and edge that was different: it comes back as it was. */
  takeAway() {
    for (const edge of this.map.edges) {
      if (!this.then.edges.some((one) => isSame(one, edge))) this.remove(edge.id);
    }
    const home = homes(this.then);
    for (const [id, now] of homes(this.map)) {
      const then = home.get(id);
      const isSamePlace = then?.step === now.step && then.lane === now.lane;
      if (!isSamePlace || !isSame(then.card, now.card)) this.remove(id);
    }
    for (const step of stepsOf(this.map)) if (!this.wasThere("step", step.id)) this.remove(step.id);
    for (const phase of this.map.phases) if (!this.wasThere("phase", phase.id)) this.remove(phase.id);
    for (const lane of this.map.lanes) {
      const was = this.then.lanes.find((one) => one.id === lane.id);
      if (was?.kind !== lane.kind) this.remove(lane.id);
    }
  }

  /** The head, personas, lanes, phases and steps as they were, in their order. */
  layOut() {
    const named = [...new Set([...this.then.head.personas, ...this.map.head.personas])];
    if (!isSame(named, this.map.head.personas)) this.set("head", this.map.head, "personas", named);
    this.putAll("persona", this.then.personas, (map) => map.personas);
    this.putAll("lane", this.then.lanes, (map) => map.lanes);
    const bare = this.then.phases.map((phase) => ({ ...phase, steps: [] }));
    this.putAll("phase", bare, (map) => map.phases, ["steps"]);
    for (const phase of this.then.phases) {
      const steps = phase.steps.map((step) => ({ ...step, cards: {} }));
      const there = (map: JourneyMap) => map.phases.find((one) => one.id === phase.id)!.steps;
      this.putAll("step", steps, there, ["cards"], phase.id);
    }
  }

  /** Cards, edges and what only goes when nothing uses it any more. */
  fill() {
    for (const step of stepsOf(this.then)) {
      for (const [lane, cell] of Object.entries(step.cards)) {
        const there = (map: JourneyMap) => stepsOf(map).find((one) => one.id === step.id)!.cards[lane] ?? [];
        this.putAll("card", cell, there, ["evidence"], step.id, lane);
      }
    }
    this.putAll("edge", this.then.edges, (map) => map.edges);
    for (const field of fieldsOf("head", this.then.head)) {
      const [before, after] = [this.then.head, this.map.head] as unknown as Record<string, unknown>[];
      if (!isSame(before![field], after![field])) {
        this.set("head", this.map.head, field, writtenField("head", this.then.head, field));
      }
    }
    for (const one of this.map.personas) if (!this.wasThere("persona", one.id)) this.remove(one.id);
  }

  private putAll(
    what: Exclude<What, "head">,
    wanted: readonly Part[],
    there: (map: JourneyMap) => readonly Part[],
    children: readonly string[] = [],
    parent?: string,
    lane?: string,
  ) {
    for (const [index, part] of wanted.entries()) {
      const id = idOf(part);
      const found = find(this.map, id);
      if (!found) {
        this.add(what, part, index, parent, lane);
        continue;
      }
      if (found.parent !== parent || idOf(there(this.map)[index] ?? part) !== id) {
        this.do({ op: "move", id, parent, lane, index });
      }
      for (const field of fieldsOf(what, part)) {
        if (children.includes(field)) continue;
        const [was, is] = [part, found.part] as unknown as Record<string, unknown>[];
        if (!isSame(was![field], is![field]))
          this.set(what, found.part, field, writtenField(what, part, field));
      }
    }
  }

  private wasThere(what: What, id: string): boolean {
    return find(this.then, id)?.what === what;
  }

  private add(what: Exclude<What, "head">, part: Part, index?: number, parent?: string, lane?: string) {
    this.do({ op: "add", what, part: writtenPart(what, part), index, parent, lane });
  }

  private set(what: What, part: Part, field: string, value: unknown) {
    this.do({ op: "set", id: what === "head" ? HEAD : idOf(part), field, value });
  }

  private remove(id: string) {
    if (find(this.map, id)) this.do({ op: "remove", id });
  }

  private do(operation: Operation) {
    const said = Object.fromEntries(Object.entries(operation).filter(([, value]) => value !== undefined));
    this.map = apply(this.map, said as unknown as Operation);
    this.operations.push(said as unknown as Operation);
  }
}

function homes(map: JourneyMap) {
  return new Map([...cardsOf(map)].map(({ card, step, lane }) => [card.id, { card, step: step.id, lane }]));
}
