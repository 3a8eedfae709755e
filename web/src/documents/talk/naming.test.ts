import { expect, it } from "vitest";
import { nameOf, partIn } from "./naming";

const document = {
  id: "p",
  title: "Plan",
  actions: [{ id: "call", title: { nl: "Bel", en: "Call" } }],
  kpis: [{ id: "returns", measurements: [{ id: "q1", value: 3 }] }],
};

it("finds a part wherever it is held, and not the document by its own id", () => {
  expect(partIn(document, "q1")).toEqual({ id: "q1", value: 3 });
  expect(partIn(document, "p")).toBeUndefined();
  expect(partIn(document, "gone")).toBeUndefined();
});

it("calls a part by its title in the language that is shown, or by nothing", () => {
  expect(nameOf(partIn(document, "call")!, "nl")).toBe("Bel");
  expect(nameOf({ id: "x", company: "Keten" }, "en")).toBe("Keten");
  expect(nameOf(partIn(document, "q1")!, "nl")).toBe("");
});
