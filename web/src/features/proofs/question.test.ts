import { describe, expect, it } from "vitest";
import { readMap } from "@/mapping/canonical";
import { choosable, lensOfProof, lensOfRow } from "./question";

describe("the lens of a proof", () => {
  it("is one of persons by touchpoints: names of another level are left out", () => {
    const lens = { level: "channel", subject: "account", hidden: ["web"], did: ["Pay"] } as const;
    expect(lensOfProof({ ...lens, hidden: [...lens.hidden], did: [...lens.did] })).toEqual({ did: ["Pay"] });
    const plain = { hidden: ["Chat"], outcome: ["Pay"], part: "buyer" };
    expect(lensOfProof(plain)).toEqual(plain);
  });

  it("that was kept reads back as an address holds it", () => {
    const kept = { period: ["2024-01-01T00:00:00+00:00", null], segment: { plan: ["pro"] } };
    expect(lensOfRow({ lens: kept })).toEqual({
      period: { start: "2024-01-01T00:00:00+00:00", end: null },
      segment: { plan: ["pro"] },
    });
    expect(lensOfRow({ lens: {} })).toEqual({});
  });
});

describe("the personas among which is chosen", () => {
  const map = (personas: string[], head: string[]) =>
    readMap({
      id: "m",
      head: { title: "M", languages: ["en"], personas: head },
      personas: personas.map((id) => ({ id, name: id })),
    });

  it("are those that the map is of, or else those that it describes, when there are several", () => {
    expect(choosable(map(["a"], ["x", "y"]))).toEqual(["x", "y"]);
    expect(choosable(map(["a", "b"], []))).toEqual(["a", "b"]);
    expect(choosable(map(["a", "b"], ["a"]))).toEqual([]);
    expect(choosable(map([], []))).toEqual([]);
  });
});
