import { expect, it } from "vitest";
import { newId, slug } from "./ids";
import { said, withWords } from "./texts";

it.each([
  ["Betaalt, met iDEAL", "betaalt-met-ideal"],
  ["Één café", "een-cafe"],
  ["A word that goes on and on beyond the forty letters", "a-word-that-goes-on-and-on-beyond-the"],
  ["x".repeat(60), "x".repeat(40)],
  ["日本", "card"],
  ["Head", "card"],
])("makes the id of %s", (text, id) => {
  expect(slug(text, "card")).toBe(id);
});

it("counts on when an id is taken", () => {
  const taken = new Set(["pays", "pays-2"]);
  expect(newId("Pays", (id) => taken.has(id))).toBe("pays-3");
});

it("says a text in the language asked for, or else in the map's first", () => {
  expect(said({ nl: "Betalen", en: "Pay" }, "en")).toBe("Pay");
  expect(said({ nl: "Betalen" }, "en", ["nl"])).toBe("Betalen");
  expect(said("Pay", "nl")).toBe("Pay");
  expect(said(null, "nl")).toBe("");
});

it("writes the language that is shown and keeps the others", () => {
  expect(withWords("Pay", "en", ["en"], "Pays")).toBe("Pays");
  expect(withWords("Pay", "nl", ["en", "nl"], "Betaalt")).toEqual({ en: "Pay", nl: "Betaalt" });
  expect(withWords({ en: "Pay", nl: "Betaalt" }, "nl", ["en", "nl"], "")).toEqual({ en: "Pay" });
  expect(withWords(null, "nl", ["en", "nl"], "Betaalt")).toEqual({ nl: "Betaalt" });
  expect(withWords("Pay", "en", ["en"], "")).toBeNull();
});
