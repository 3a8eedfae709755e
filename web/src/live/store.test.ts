import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MAP_GRAMMAR } from "@/mapping/grammar";
import { newId } from "@/mapping/ids";
import { apply } from "@/mapping/operations";
import { find, stepsOf } from "@/mapping/places";
import { isTaken } from "@/mapping/rules";
import type { JourneyMap, Operation } from "@/mapping/types";
import type { Pending } from "./edits";
import { KEPT_NOWHERE, type Kept } from "./kept";
import type { Heard, Line, Listener, Said } from "./line";
import { NaiveServer, smallMap } from "./naive";
import { DocumentStore } from "./store";
import type { Notice } from "./view";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rename = (id: string, text: string): Operation => ({ op: "set", id, field: "text", value: text });
const card = (id: string, parent = "eats"): Operation => ({
  op: "add",
  what: "card",
  parent,
  lane: "pain",
  part: { kind: "pain", id, text: id },
});

/** A connection that can be cut, and loses, doubles and reorders what it carries when told to. */
class Network {
  private listener: Listener | null = null;
  private line: Line | null = null;
  private up: Said[] = [];
  private down: Heard[] = [];
  isDown = false;

  constructor(
    private readonly server: NaiveServer,
    private readonly isAtOnce: boolean,
  ) {}

  readonly connect = (listener: Listener): Line => {
    if (this.isDown) {
      setTimeout(() => listener.ended(false));
      return { say: () => {}, close: () => {} };
    }
    this.listener = listener;
    this.line = this.server.open({ hear: (one) => this.carry(one), ended: () => {} });
    return {
      say: (said) => {
        this.up.push(said);
        if (this.isAtOnce) queueMicrotask(() => this.flush());
      },
      close: () => this.line?.close(),
    };
  };

  private carry(one: Heard) {
    this.down.push(one);
    if (this.isAtOnce) queueMicrotask(() => this.flush());
  }

  /** One message arrives; `disturb` says which, and what happens to it. */
  step(random: () => number) {
    if (this.up.length > 0 && random() < 0.5) {
      const [said] = this.up.splice(0, 1);
      if (random() < 0.1) return;
      this.line?.say(said!);
      if (random() < 0.1) this.line?.say(said!);
    } else if (this.down.length > 0) {
      const [heard] = this.down.splice(Math.floor(random() * Math.min(3, this.down.length)), 1);
      if (heard!.type !== "hello" && random() < 0.1) return;
      this.listener?.hear(heard!);
      if (heard!.type !== "hello" && random() < 0.1) this.listener?.hear(heard!);
    }
  }

  flush() {
    while (this.up.length + this.down.length > 0) {
      for (const said of this.up.splice(0)) this.line?.say(said);
      for (const heard of this.down.splice(0)) this.listener?.hear(heard);
    }
  }

  /** The connection breaks; what is under way either arrived or is lost. */
  cut(random: () => number) {
    for (const said of this.up.splice(0)) if (random() < 0.5) this.line?.say(said);
    this.down = [];
    this.line?.close();
    const listener = this.listener;
    this.listener = null;
    listener?.ended(false);
  }
}

interface Client {
  store: DocumentStore<JourneyMap>;
  network: Network;
  notices: Notice[];
}

async function opened(server: NaiveServer, isAtOnce = true, kept: Kept = KEPT_NOWHERE): Promise<Client> {
  const network = new Network(server, isAtOnce);
  const notices: Notice[] = [];
  const store = new DocumentStore({
    grammar: MAP_GRAMMAR,
    fetchDocument: async () => ({ document: server.map, sequence: server.sequence }),
    connect: network.connect,
    kept,
    notice: (one) => notices.push(one),
  });
  await store.start();
  if (!isAtOnce) network.flush();
  await vi.advanceTimersByTimeAsync(1);
  return { store, network, notices };
}

const settle = () => vi.advanceTimersByTimeAsync(60_000);
const mapOf = ({ store }: Client) => store.getView().document!;

describe("a document that was replaced", () => {
  it("is fetched, also when edits before that were not told", async () => {
    const server = new NaiveServer(smallMap());
    const done: string[] = [];
    let listener: Listener | undefined;
    const store = new DocumentStore({
      grammar: MAP_GRAMMAR,
      fetchDocument: async () => ({ document: server.map, sequence: server.sequence }),
      connect: (heard) => {
        listener = heard;
        const you = { user_id: null, connection: "" };
        const may = { can_edit: true, sees_private: true };
        setTimeout(() => heard.hear({ type: "hello", sequence: 0, you, ...may, people: [] }));
        return {
          say: (said) => void (said.type === "operation" && done.push(said.client_id)),
          close: () => {},
        };
      },
      kept: KEPT_NOWHERE,
      notice: () => {},
    });
    await store.start();
    await vi.advanceTimersByTimeAsync(1);
    // Mine is the second; of the first, by another, is told only that the document is another now.
    store.apply(card("mine"));
    server.operate("theirs", card("theirs"));
    server.operate(done[0]!, card("mine"));
    listener!.hear(server.log[1]!);
    listener!.hear({ type: "replaced", sequence: 2 });
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getView().waiting).toBe(0);
    expect(store.getView().document).toEqual(server.map);
    store.stop();
  });
});

describe("two people on one field", () => {
  const channels = (value: readonly string[] | null): Operation => ({
    op: "set",
    id: "anna",
    field: "channels",
    value,
  });
  const listed = (map: JourneyMap) => find(map, "anna")!.part as { channels: readonly string[] };

  it("set different members of it without a connection, and both stay", async () => {
    const server = new NaiveServer(smallMap());
    const [one, other] = [await opened(server), await opened(server)];
    other.network.isDown = true;
    other.network.cut(() => 1);
    one.store.apply(channels(["web"]));
    other.store.apply(channels(["shop"]));
    one.store.apply({ op: "set", id: "head", field: "scope", value: { start: "Hunger" } });
    other.store.apply({ op: "set", id: "head", field: "scope", value: { end: "Bread" } });
    other.network.isDown = false;
    await settle();
    expect([...listed(server.map).channels].sort()).toEqual(["shop", "web"]);
    expect(server.map.head.scope).toEqual({ start: "Hunger", end: "Bread" });
    expect(mapOf(one)).toEqual(server.map);
    expect(mapOf(other)).toEqual(server.map);
    expect(other.notices).toEqual([]);
  });

  it("undo what was their own, also where it stands elsewhere by now", async () => {
    const server = new NaiveServer(smallMap());
    const [one, other] = [await opened(server), await opened(server)];
    one.store.apply(channels(["web"]));
    await settle();
    other.store.apply(channels(["shop", "web"]));
    await settle();
    one.store.undo();
    await settle();
    expect(listed(server.map).channels).toEqual(["shop"]);
    one.store.redo();
    await settle();
    expect([...listed(server.map).channels].sort()).toEqual(["shop", "web"]);
  });
});

describe("one person", () => {
  it("fetches the document again when I may see more of it than before, or less", async () => {
    const server = new NaiveServer(smallMap());
    const me = await opened(server);
    expect(me.store.getView().seesPrivate).toBe(true);
    server.map = apply(server.map, rename("crumbs", "Kept from me until now"));
    server.show(true);
    await settle();
    expect(find(mapOf(me), "crumbs")?.part).not.toMatchObject({ text: "Kept from me until now" });
    server.show(false);
    await settle();
    expect(find(mapOf(me), "crumbs")?.part).toMatchObject({ text: "Kept from me until now" });
    expect(me.store.getView().seesPrivate).toBe(false);
  });

  it("shows an edit at once, and saves it", async () => {
    const server = new NaiveServer(smallMap());
    const me = await opened(server);
    me.store.apply(rename("crumbs", "Crumbs everywhere"));
    expect(find(mapOf(me), "crumbs")?.part).toMatchObject({ text: "Crumbs everywhere" });
    expect(me.store.getView().waiting).toBe(1);
    await settle();
    expect(me.store.getView().waiting).toBe(0);
    expect(server.map).toEqual(mapOf(me));
  });

  it("refuses an edit that breaks a rule, and says why", async () => {
    const me = await opened(new NaiveServer(smallMap()));
    expect(me.store.apply(card("crumbs"))?.code).toBe("duplicate_id");
    expect(me.notices).toMatchObject([{ kind: "refused", code: "duplicate_id" }]);
    expect(me.store.getView().waiting).toBe(0);
  });

  it("undoes and does again", async () => {
    const server = new NaiveServer(smallMap());
    const me = await opened(server);
    me.store.apply(rename("crumbs", "Mess"));
    me.store.apply({ op: "remove", id: "eats" });
    me.store.undo();
    me.store.undo();
    expect(mapOf(me)).toEqual(smallMap());
    me.store.redo();
    await settle();
    expect(find(server.map, "crumbs")?.part).toMatchObject({ text: "Mess" });
    expect(find(server.map, "eats")).toBeDefined();
    expect(me.store.getView().canRedo).toBe(true);
  });

  it("keeps edits while the connection is broken, and after a reload", async () => {
    const server = new NaiveServer(smallMap());
    let stored: readonly Pending[] = [];
    const kept: Kept = {
      read: () => [...stored],
      write: (pending) => {
        stored = pending;
      },
    };
    const before = await opened(server, true, kept);
    before.network.isDown = true;
    before.network.cut(() => 1);
    before.store.apply(card("slow"));
    before.store.apply(rename("slow", "Too slow"));
    await settle();
    expect(before.store.getView()).toMatchObject({ waiting: 2, connection: "broken" });
    before.store.stop();
    const after = await opened(server, true, kept);
    expect(find(mapOf(after), "slow")?.part).toMatchObject({ text: "Too slow" });
    await settle();
    expect(find(server.map, "slow")?.part).toMatchObject({ text: "Too slow" });
    expect(stored).toEqual([]);
  });

  it("does not do an edit twice whose answer was lost", async () => {
    const server = new NaiveServer(smallMap());
    let stored: readonly Pending[] = [];
    const kept: Kept = {
      read: () => [...stored],
      write: (pending) => {
        stored = pending;
      },
    };
    const before = await opened(server, false, kept);
    before.store.apply(card("slow"));
    before.network.cut(() => 0); // it arrived, the answer did not
    before.store.stop();
    expect(server.sequence).toBe(1);
    const after = await opened(server, true, kept);
    await settle();
    expect(server.sequence).toBe(1);
    expect(after.notices).toEqual([]);
    expect(mapOf(after)).toEqual(server.map);
  });

  it("lets who only views change nothing", async () => {
    const server = new NaiveServer(smallMap());
    const open = server.open.bind(server);
    server.open = (listener) => open(listener, false);
    const viewer = await opened(server);
    viewer.store.apply(rename("crumbs", "x"));
    expect(viewer.notices).toMatchObject([{ code: "role_too_low" }]);
    expect(mapOf(viewer)).toEqual(server.map);
  });
});

describe("two people", () => {
  it("see each other's edits", async () => {
    const server = new NaiveServer(smallMap());
    const [anna, bob] = [await opened(server), await opened(server)];
    anna.store.apply(rename("crumbs", "Anna's"));
    bob.store.apply(card("stale"));
    await settle();
    expect(mapOf(anna)).toEqual(server.map);
    expect(mapOf(bob)).toEqual(server.map);
  });

  it("may both name a card the same: the second gets another id and nothing is lost", async () => {
    const server = new NaiveServer(smallMap());
    const [anna, bob] = [await opened(server, false), await opened(server, false)];
    anna.store.apply(card("slow"));
    bob.store.apply(card("slow"));
    bob.store.select("slow");
    bob.store.apply(rename("slow", "Slow, says Bob"));
    for (let i = 0; i < 20; i++) for (const one of [anna, bob]) one.network.flush();
    await settle();
    for (let i = 0; i < 20; i++) for (const one of [anna, bob]) one.network.flush();
    expect(find(server.map, "slow")?.part).toMatchObject({ text: "slow" });
    expect(find(server.map, "slow-2")?.part).toMatchObject({ text: "Slow, says Bob" });
    expect(bob.store.getView().selected).toBe("slow-2");
    expect(mapOf(bob)).toEqual(server.map);
    bob.store.undo();
    expect(find(mapOf(bob), "slow-2")?.part).toMatchObject({ text: "slow" });
  });

  it("are told when an edit is lost because its part is gone", async () => {
    const server = new NaiveServer(smallMap());
    const [anna, bob] = [await opened(server), await opened(server)];
    bob.network.isDown = true;
    bob.network.cut(() => 1);
    bob.store.apply(rename("crumbs", "Bob's"));
    anna.store.apply({ op: "remove", id: "crumbs" });
    await vi.advanceTimersByTimeAsync(100);
    bob.network.isDown = false;
    await settle();
    expect(bob.notices).toMatchObject([{ kind: "dropped", code: "unknown_id" }]);
    expect(mapOf(bob)).toEqual(server.map);
  });

  it("cannot undo what the other has changed since", async () => {
    const server = new NaiveServer(smallMap());
    const [anna, bob] = [await opened(server), await opened(server)];
    anna.store.apply(rename("crumbs", "Anna's"));
    await settle();
    bob.store.apply(rename("crumbs", "Bob's"));
    await settle();
    anna.store.undo();
    expect(anna.notices).toMatchObject([{ kind: "cannot_undo", code: "changed_since" }]);
    expect(find(mapOf(anna), "crumbs")?.part).toMatchObject({ text: "Bob's" });
  });
});

/** A sequence of numbers that a seed gives again: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function anyEdit(map: JourneyMap, random: () => number): Operation | null {
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
  const steps = stepsOf(map);
  const cards = steps.flatMap((step) => Object.values(step.cards).flat());
  const step = one(steps);
  const any = one(cards);
  const index = Math.floor(random() * 3);
  const text = one(["Slow", "Dear", "Nice", "Odd"])!;
  const choices: (Operation | null)[] = [
    step ? card(newId(text, isTaken(map)), step.id) : null,
    any ? rename(any.id, text) : null,
    any && step ? { op: "move", id: any.id, parent: step.id, index } : null,
    any ? { op: "remove", id: any.id } : null,
    step && random() < 0.3 ? { op: "remove", id: step.id } : null,
    {
      op: "add",
      what: "step",
      parent: one(map.phases)!.id,
      part: { id: newId("Step", isTaken(map)), title: "Step" },
    },
    step ? { op: "move", id: step.id, parent: one(map.phases)!.id, index } : null,
  ];
  return one(choices) ?? null;
}

describe("whatever the network does", () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))("all end with the same map (%i)", async (seed) => {
    const random = randomFrom(seed);
    const server = new NaiveServer(smallMap());
    const clients = [await opened(server, false), await opened(server, false), await opened(server, false)];
    for (let i = 0; i < 150; i++) {
      const client = clients[Math.floor(random() * clients.length)]!;
      const dice = random();
      if (dice < 0.25) {
        const edit = anyEdit(mapOf(client), random);
        if (edit) client.store.apply(edit);
      } else if (dice < 0.3) client.store.undo();
      else if (dice < 0.33) client.store.redo();
      else if (dice < 0.36) client.network.cut(random);
      else if (dice < 0.45) await vi.advanceTimersByTimeAsync(random() * 12_000);
      else client.network.step(random);
    }
    for (const { network } of clients) network.cut(random);
    for (let i = 0; i < 60; i++) {
      await vi.advanceTimersByTimeAsync(2000);
      for (const { network } of clients) network.flush();
    }
    for (const client of clients) {
      expect(client.store.getView().waiting).toBe(0);
      expect(mapOf(client)).toEqual(server.map);
    }
    expect(server.log.reduce((map, one) => apply(map, one.operation), server.first)).toEqual(server.map);
  });
});
