import { expect, it } from "vitest";
import { askedGroup } from "./groups";

it("asks for a persona by its id, and for nobody with nothing", () => {
  expect(askedGroup("anna")).toBe("anna");
  expect(askedGroup(null)).toBeNull();
});

it("asks for a segment by what it says, and for nobody while it says nothing", () => {
  expect(askedGroup({})).toBeNull();
  expect(askedGroup({ segment: { region: [] }, did: [] })).toBeNull();
  expect(askedGroup({ segment: { region: ["north"], age: [] }, did_not: ["Call"] })).toEqual({
    segment: { region: ["north"] },
    did: [],
    did_not: ["Call"],
  });
});
