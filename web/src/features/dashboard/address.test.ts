import { describe, expect, it } from "vitest";
import { questionOf, USUAL_FUNNEL } from "@/features/explore/funnel";
import { merged } from "@/features/explore/useOptions";
import { addressOf } from "./address";

const lens = { did: ["Order"] };

describe("a tile opens in Explore", () => {
  it("with its lens and what it asks", () => {
    const tile = { analysis: "paths", asked: { lens, anchor: "Cart", depth: 3 }, chart: "sunburst" };
    expect(addressOf(tile)).toEqual({
      to: "/w/$workspaceId/explore/paths",
      search: { lens, paths: { anchor: "Cart", depth: 3, chart: "sunburst" } },
    });
  });

  it("with the same funnel that was saved", () => {
    const steps = [{ labels: ["Visit"] }, { labels: ["Order"], within: "2d" }];
    const asked = questionOf({
      ...USUAL_FUNNEL,
      steps,
      within: "14d",
      exclude: [{ labels: ["Return"], after: 1 }],
    })!;
    const { search } = addressOf({ analysis: "funnel", asked: { ...asked, lens }, chart: "" });
    expect(questionOf(merged(USUAL_FUNNEL, search.funnel))).toEqual(asked);
  });

  it("with steps that were written as plain names", () => {
    const { search } = addressOf({ analysis: "funnel", asked: { steps: ["Visit"] }, chart: "" });
    expect(search.funnel).toEqual({ steps: [{ labels: ["Visit"] }] });
  });

  it("at the overview when it asks what Explore does not", () => {
    expect(addressOf({ analysis: "person", asked: {}, chart: "" }).to).toBe("/w/$workspaceId/explore");
  });
});
