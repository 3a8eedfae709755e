import { describe, expect, it } from "vitest";
import { chosenOf } from "./detail";

const row = (touchpoint: string, journeys: number) => ({ touchpoint, journeys, events: journeys });
const rows = [row("Pay", 2), row("Ad", 90), row("Cart", 40), row("Chat", 5)];
const named = (found: { steps: { touchpoint: string }[] }) => found.steps.map((one) => one.touchpoint);

describe("the steps of a draft", () => {
  it("are the touchpoints that enough journeys have, the commonest first, and the outcome in any case", () => {
    const found = chosenOf(rows, 100, ["Pay"], { most_steps: 25, least_share: 0.05 });
    expect(named(found)).toEqual(["Ad", "Cart", "Chat", "Pay"]);
    expect(found.nOut).toBe(0);
  });

  it("are at most as many as wanted", () => {
    const found = chosenOf(rows, 100, [], { most_steps: 2, least_share: 0 });
    expect([named(found), found.nOut]).toEqual([["Ad", "Cart"], 2]);
  });

  it("are the commonest touchpoint when none is frequent enough, and none when there is none", () => {
    expect(named(chosenOf(rows, 100, [], { most_steps: 2, least_share: 1 }))).toEqual(["Ad"]);
    expect(named(chosenOf([], 0, [], { most_steps: 2, least_share: 0.1 }))).toEqual([]);
  });
});
