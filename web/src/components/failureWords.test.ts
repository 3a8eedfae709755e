// @vitest-environment jsdom
import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { Problem } from "@/api/client";
import { failureWords } from "./failureWords";
import en from "./texts.en.json";
import nl from "./texts.nl.json";

beforeAll(() => i18next.init({ lng: "nl", resources: { nl: { components: nl }, en: { components: en } } }));

it("says in the language that is shown that the server was not reached", () => {
  const lost = new Problem(0, "unreachable", "The server cannot be reached. Check your connection.");
  expect(failureWords(lost)).toBe(nl.failure.of.unreachable);
  expect(failureWords(new Problem(502, "unexpected", "The server answered 502."))).toBe(
    nl.failure.of.unexpected,
  );
});

it("leaves what the server says as it is, for it knows who reads", () => {
  const gone = new Problem(404, "not_found", "Hier is niets, of niets dat je mag zien.");
  expect(failureWords(gone)).toBe("Hier is niets, of niets dat je mag zien.");
  expect(failureWords(new Error("Broken"))).toBe("Broken");
  expect(failureWords("odd")).toBe("odd");
});
