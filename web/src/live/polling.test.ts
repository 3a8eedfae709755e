import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Problem } from "@/api/client";
import type { Heard, Said } from "./line";
import { type Asking, liveOr, pollingBy } from "./polling";

// The client of the API asks where it is when it is loaded.
vi.hoisted(() => vi.stubGlobal("location", { origin: "http://localhost" }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const EDIT: Extract<Said, { type: "operation" }> = {
  type: "operation",
  client_id: "mine",
  operation: { op: "remove", id: "crumbs" },
};
const done = (sequence: number, client_id = String(sequence)): Heard => ({
  type: "operation",
  sequence,
  client_id,
  user_id: null,
  operation: EDIT.operation,
});

/** A document of which operations are kept, as a member of it or a guest would ask. */
class Kept implements Asking {
  log: Heard[] = [done(1)];
  failure: Problem | null = null;

  private answer<T>(value: T): Promise<T> {
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(value);
  }
  hello() {
    const you = { user_id: null, connection: "" };
    return this.answer({
      type: "hello" as const,
      sequence: this.log.length,
      you,
      can_edit: true,
      sees_private: true,
      people: [],
    });
  }
  since(sequence: number) {
    return this.answer(this.log.slice(sequence));
  }
  async operate({ client_id }: typeof EDIT) {
    const one = done(this.log.length + 1, client_id);
    await this.answer(null);
    this.log.push(one);
    return one;
  }
}

function asked(kept: Kept) {
  const heard: Heard[] = [];
  const ends: boolean[] = [];
  const line = pollingBy(kept, { hear: (one) => heard.push(one), ended: (isFinal) => ends.push(isFinal) });
  return { line, heard, ends, types: () => heard.map((one) => one.type) };
}

it("greets, and tells every few seconds what came since", async () => {
  const kept = new Kept();
  const me = asked(kept);
  await vi.advanceTimersByTimeAsync(1);
  expect(me.types()).toEqual(["hello"]);
  kept.log.push(done(2), done(3));
  await vi.advanceTimersByTimeAsync(3000);
  expect(me.heard.slice(1)).toEqual([done(2), done(3)]);
  await vi.advanceTimersByTimeAsync(6000);
  expect(me.heard).toHaveLength(3);
});

it("carries an edit, and tells why one is refused", async () => {
  const kept = new Kept();
  const me = asked(kept);
  await vi.advanceTimersByTimeAsync(1);
  me.line.say(EDIT);
  await vi.advanceTimersByTimeAsync(1);
  expect(me.heard.at(-1)).toEqual(done(2, "mine"));
  kept.failure = new Problem(403, "role_too_low", "Ask an owner.");
  me.line.say(EDIT);
  await vi.advanceTimersByTimeAsync(1);
  expect(me.heard.at(-1)).toMatchObject({
    type: "refused",
    client_id: "mine",
    problem: { code: "role_too_low" },
  });
  expect(me.ends).toEqual([]);
});

it.each([
  [404, true],
  [503, false],
])("ends at a failure: coming back is of no use after a %i: %s", async (status, isFinal) => {
  const kept = new Kept();
  kept.failure = new Problem(status, "some_code", "No.");
  const me = asked(kept);
  await vi.advanceTimersByTimeAsync(1);
  expect(me.ends).toEqual([isFinal]);
});

it("ends after a minute, so that the live connection is tried again", async () => {
  const me = asked(new Kept());
  await vi.advanceTimersByTimeAsync(90_000);
  expect(me.ends).toEqual([false]);
});

it("tells nothing more once it is closed", async () => {
  const kept = new Kept();
  const me = asked(kept);
  await vi.advanceTimersByTimeAsync(1);
  kept.log.push(done(2));
  const { length } = me.heard;
  me.line.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(me.heard).toHaveLength(length);
});

it("takes the place of a live connection that twice did not open, and not of one that did", async () => {
  const kept = new Kept();
  let opens = 0;
  let isBlocked = true;
  const connect = liveOr(kept, (listener) => {
    opens++;
    if (isBlocked) setTimeout(() => listener.ended(false));
    else listener.hear({ type: "people", people: [] });
    return { say: () => {}, close: () => {} };
  });
  const heard: Heard[] = [];
  const again = async () => {
    connect({ hear: (one) => heard.push(one), ended: () => {} });
    await vi.advanceTimersByTimeAsync(1);
  };
  await again();
  await again();
  expect([opens, heard.length]).toEqual([2, 0]);
  await again();
  expect([opens, heard[0]?.type]).toEqual([2, "hello"]);
  isBlocked = false;
  for (let time = 0; time < 5; time++) await again();
  expect(opens).toBe(7);
});

it("carries an edit that is too large for a live message all at once", async () => {
  const kept = new Kept();
  const said: Said[] = [];
  const heard: Heard[] = [];
  const live = liveOr(kept, () => ({ say: (one) => void said.push(one), close: () => {} }));
  const line = live({ hear: (one) => heard.push(one), ended: () => {} });
  const part = (n: number) => ({ id: `item-${n}`, title: "x".repeat(300) });
  const operations = Array.from({ length: 5000 }, (_, n) => ({ op: "add", what: "item", part: part(n) }));
  line.say({ ...EDIT, operation: { op: "all", operations } as never });
  line.say({ ...EDIT, client_id: "small" });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual([done(2, "mine")]);
  expect(said.map((one) => one.type === "operation" && one.client_id)).toEqual(["small"]);
});
