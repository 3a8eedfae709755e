import { describe, expect, it } from "vitest";
import { readMap } from "@/mapping/canonical";
import { difference, differenceOfShares } from "./differences";
import { arcsOf, extraWays, ghostsOf } from "./extra";
import { partWith, placeOf, sortedFindings } from "./findings";
import type { Finding, Proof } from "./types";

const share = (count: number, n: number, low = 0, high = 1) => ({ count, n, share: count / n, low, high });

const map = readMap({
  format: "klantreis-map/1",
  id: "m",
  head: { title: "M", languages: ["en"] },
  lanes: [
    { id: "pain", kind: "pain" },
    { id: "emotion", kind: "emotion" },
  ],
  phases: [
    {
      id: "p",
      title: "P",
      steps: [
        { id: "a", title: "A" },
        { id: "b", title: "B", leads_on: false },
        {
          id: "c",
          title: "C",
          cards: {
            pain: [
              {
                id: "c-pain",
                kind: "pain",
                text: "x",
                evidence: [{ id: "finding-f1-2", kind: "metric", text: "y" }],
              },
            ],
            emotion: [{ id: "c-mood", kind: "emotion", measured: { value: -1.1 } }],
          },
        },
      ],
    },
  ],
});

const onward = (to: string, journeys: number) => ({
  to,
  share: share(journeys, 100),
  journeys,
  median_seconds: 60,
});
const proofOf = (steps: object[], deviations: object[] = []) =>
  ({ steps: { n_journeys: 100, steps }, conformance: { deviations } }) as unknown as Proof;
const found = (given: Partial<Finding>) =>
  ({
    id: "f1",
    code: "pain_time",
    step: null,
    card: null,
    touchpoint: null,
    figures: {},
    ...given,
  }) as Finding;

describe("a way that is not on the map", () => {
  it("is one that customers go and neither order nor edges have", () => {
    const proof = proofOf([
      { step: "a", is_silent: false, onward: [onward("b", 60), onward("c", 30), onward("(end)", 10)] },
      { step: "b", is_silent: false, onward: [onward("c", 20), onward("a", 40)] },
    ]);
    expect(extraWays(proof, map).map((way) => `${way.from}-${way.to} ${way.journeys}`)).toEqual([
      "b-a 40",
      "a-c 30",
      "b-c 20",
    ]);
  });

  it("is not one over a step of which the data cannot know", () => {
    const open = readMap({
      ...map,
      phases: [{ id: "p", title: "P", steps: ["a", "b", "c"].map((id) => ({ id, title: id })) }],
    });
    const proof = proofOf([
      { step: "a", is_silent: false, onward: [onward("c", 30)] },
      { step: "b", is_silent: true, onward: [] },
    ]);
    expect(extraWays(proof, open)).toEqual([]);
  });

  it("is left out when hardly anyone goes it, or when it leads to the same step", () => {
    const proof = proofOf([{ step: "a", is_silent: false, onward: [onward("c", 0.5), onward("a", 50)] }]);
    expect(extraWays(proof, map)).toEqual([]);
  });
});

describe("a contact that is not on the map", () => {
  it("stands at the step after which it happens, and before any step at the first", () => {
    const deviation = (touchpoint: string, after: string, count: number) => ({
      kind: "not_on_map",
      touchpoint,
      after,
      count,
      persons: count,
      journeys: share(count, 100),
    });
    const ghosts = ghostsOf(
      proofOf(
        [],
        [
          deviation("Chat", "b", 3),
          deviation("Call", "b", 9),
          deviation("Ad", "(start)", 5),
          { ...deviation("x", "b", 1), kind: "skipped" },
        ],
      ),
      map,
    );
    expect([...ghosts].map(([step, here]) => [step, here.map((one) => one.touchpoint)])).toEqual([
      ["b", ["Call", "Chat"]],
      ["a", ["Ad"]],
    ]);
  });
});

it("put on the map since is no ghost any more", () => {
  const chat = {
    kind: "not_on_map",
    touchpoint: "Chat",
    after: "b",
    count: 3,
    persons: 3,
    journeys: share(3, 100),
  };
  const cards = { touch: [{ id: "c1", kind: "touchpoint", touchpoint: "Chat" }] };
  const step = { id: "b", title: "B", cards };
  const mended = readMap({
    ...map,
    lanes: [{ id: "touch", kind: "touchpoint" }],
    phases: [{ id: "p", title: "P", steps: [step] }],
  });
  expect(ghostsOf(proofOf([], [chat]), mended).size).toBe(0);
});

describe("arcs", () => {
  it("that overlap lie on levels of their own, the short ones low", () => {
    const way = (from: string, to: string) => ({ from, to });
    const arcs = arcsOf([way("0", "3"), way("2", "1"), way("3", "4")], Number);
    expect(arcs.map(({ way: { from, to }, level }) => `${from}-${to}:${level}`)).toEqual([
      "2-1:0",
      "3-4:0",
      "0-3:1",
    ]);
  });
});

describe("a finding", () => {
  it("is on the map when a card has it as evidence, also under a further number", () => {
    expect(partWith(map, found({}))).toBe("c-pain");
    expect(partWith(map, found({ id: "f" }))).toBeNull();
  });

  it("about a measured emotion is on the map when the card measures the same", () => {
    const mood = { id: "m", code: "emotion_not_measured", card: "c-mood" };
    expect(partWith(map, found({ ...mood, figures: { emotion: -1.12 } }))).toBe("c-mood");
    expect(partWith(map, found({ ...mood, figures: { emotion: 0.4 } }))).toBeNull();
  });

  it("about a missing contact is where that mostly happens", () => {
    const proof = proofOf([], [{ kind: "not_on_map", touchpoint: "Chat", after: "b" }]);
    expect(placeOf(map, proof, found({ touchpoint: "Chat" }))).toBe("b");
    expect(placeOf(map, proof, found({ step: "gone" }))).toBeNull();
    expect(placeOf(map, proof, found({ step: "c", card: "c-mood" }))).toBe("c-mood");
  });
});

describe("a difference", () => {
  it("of two shares has the interval of Newcombe's published example", () => {
    // Newcombe (1998), table II (a): 56/70 against 48/80, method 10.
    const one = { count: 56, n: 70, share: 0.8, low: 0.692, high: 0.8769 };
    const other = { count: 48, n: 80, share: 0.6, low: 0.4904, high: 0.7003 };
    const found = differenceOfShares(one, other)!;
    expect(found.value).toBeCloseTo(0.2, 4);
    expect(found.low).toBeCloseTo(0.0524, 3);
    expect(found.high).toBeCloseTo(0.3339, 3);
    expect(found.isSure).toBe(true);
  });

  it("is unknown when either figure is, and not sure when its interval holds nought", () => {
    expect(difference({ value: null, low: null, high: null }, { value: 1, low: 0, high: 2 })).toBeNull();
    expect(difference({ value: 1, low: 0, high: 2 }, { value: 0.8, low: 0, high: 2 })!.isSure).toBe(false);
  });
});

describe("what was set aside", () => {
  const found = (id: string, low: number, high: number, isWorseLow = false) =>
    ({ id, worsening: { value: (low + high) / 2, low, high, is_worse_low: isWorseLow } }) as Finding;
  const aside = (id: string, low: number, high: number, of?: string) => ({
    id: `aside-${id}`,
    finding: id,
    text: "Then",
    why: "Known",
    on: "2026-03-01",
    value: (low + high) / 2,
    low,
    high,
    ...(of === undefined ? {} : { of }),
  });
  const sorted = (asides: ReturnType<typeof aside>[], findings: Finding[], whose = "") => {
    const { open, aside, back } = sortedFindings({ asides }, { findings, whose });
    return {
      open: open.map(({ id }) => id),
      aside: aside.map((one) => one.finding.id),
      back: [...back.keys()],
    };
  };

  it("stays aside while the intervals touch, and comes back when the new one lies wholly beyond", () => {
    const known = [aside("a", 0.4, 0.6), aside("b", 0.4, 0.6)];
    expect(sorted(known, [found("a", 0.59, 0.8), found("b", 0.61, 0.8), found("c", 0.1, 0.2)])).toEqual({
      open: ["b", "c"],
      aside: ["a"],
      back: ["b"],
    });
  });

  it("is worse downwards where less is worse", () => {
    const known = [aside("a", -1, -0.5)];
    expect(sorted(known, [found("a", -1.8, -1.1, true)]).back).toEqual(["a"]);
    expect(sorted(known, [found("a", 0, 0.5, true)]).aside).toEqual(["a"]);
  });

  it("is not compared with what others were, nor without an interval", () => {
    expect(sorted([aside("a", 0.4, 0.6, "students")], [found("a", 0.7, 0.8)]).aside).toEqual(["a"]);
    const bare = { id: "a", worsening: null } as Finding;
    expect(sorted([aside("a", 0.4, 0.6)], [bare]).aside).toEqual(["a"]);
  });
});
