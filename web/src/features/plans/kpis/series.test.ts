import { describe, expect, it } from "vitest";
import { kpisOf, type Measurement } from "../plan";
import { inTime, isOnTarget, latest, sparkOf } from "./series";

const month = (n: number, value: number, more: Partial<Measurement> = {}): Measurement => ({
  id: `m${n}`,
  starts_on: `2024-0${n}-01`,
  ends_on: `2024-0${n}-28`,
  value,
  ...more,
});
const kpi = (measurements: Measurement[], more = {}) =>
  kpisOf({ id: "p", title: "P", kpis: [{ id: "k", title: "K", measurements, ...more }] })[0]!;

describe("the series of a KPI", () => {
  it("goes in order of time", () => {
    expect(inTime(kpi([month(2, 1), month(1, 2)])).map((one) => one.id)).toEqual(["m1", "m2"]);
  });

  it("counts the latest settled figure, not a provisional one", () => {
    expect(latest(kpi([month(2, 1), month(1, 2), month(3, 9, { is_provisional: true })]))?.id).toBe("m2");
    expect(latest(kpi([month(3, 9, { is_provisional: true })]))?.id).toBe("m3");
    expect(latest(kpi([]))).toBeUndefined();
  });

  it("is on target above it, or below it where less is better", () => {
    expect(isOnTarget(kpi([month(1, 5)], { target: 5 }))).toBe(true);
    expect(isOnTarget(kpi([month(1, 6)], { target: 5, is_better_low: true }))).toBe(false);
    expect(isOnTarget(kpi([month(1, 6)]))).toBeUndefined();
  });

  it("is drawn from two figures on, with its interval and its target inside", () => {
    expect(sparkOf(kpi([month(1, 5)]), 100, 20)).toBeNull();
    const spark = sparkOf(kpi([month(1, 0), month(2, 10)]), 106, 26)!;
    expect(spark).toMatchObject({ line: "M3,23L103,3", band: "", target: null });
    const banded = sparkOf(kpi([month(1, 5, { low: 0, high: 10 }), month(2, 5)], { target: 20 }), 106, 26)!;
    expect(banded.band).toBe("M3,13L103,18L103,18L3,23Z");
    expect(banded.target).toBe(3);
  });

  it("is a level line where nothing changes", () => {
    expect(sparkOf(kpi([month(1, 5), month(2, 5)]), 106, 26)!.line).toBe("M3,13L103,13");
  });
});
