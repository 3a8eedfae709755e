import { describe, expect, it } from "vitest";
import type { Standing } from "@/features/projects/api";
import { nextStep, stationAt, wayFrom } from "@/features/start/path";

const step = (progress: Standing["progress"]): Standing => ({
  step: "goal",
  progress,
  is_ticked: false,
  missing: [],
});

describe("the path of the method", () => {
  it("leads from every station to the next without a jump", () => {
    for (let at = 0; at < 8; at += 1) {
      expect(wayFrom(at).endsWith(`${stationAt(at + 1)} 100`)).toBe(true);
      expect(wayFrom(at + 1).startsWith(`M ${stationAt(at + 1)} 0`)).toBe(true);
    }
  });

  it("goes on at the first step that is not done", () => {
    const steps = [step("done"), step("begun"), step("open")];
    expect(nextStep(steps)).toBe(steps[1]);
    expect(nextStep([step("done")])).toBeUndefined();
  });
});
