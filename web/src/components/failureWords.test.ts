// @vitest-environment jsdom
import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { Problem } from "@/api/client";
import { failureWords } from "./failureWords";
import en from "./texts.en.json";
import nl from "./texts.nl.json";

beforeAll(() => i18next.init({ lng: "nl", resources: { nl: { components: nl }, en: { components: en } } }));

it("says a general failure in the language that is shown", () => {
  const gone = new Problem(404, "not_found", "There is nothing here, or nothing that you may see.");
  expect(failureWords(gone)).toBe(nl.failure.of.not_found);
});

it("leaves what the server says of one thing as it is", () => {
  const inUse = new Problem(409, "phase_in_use", "The phase “delivery” is in use by 3 touchpoints.");
  expect(failureWords(inUse)).toBe("The phase “delivery” is in use by 3 touchpoints.");
  expect(failureWords(new Error("Broken"))).toBe("Broken");
  expect(failureWords("odd")).toBe("odd");
});
