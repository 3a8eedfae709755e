import { describe, expect, it } from "vitest";
import { byPart, languageName } from "./formats";

describe("formats", () => {
  it("stand together by what they show", () => {
    expect(byPart(["guide-pdf", "guide-md", "results-xlsx", "yaml", "json"])).toEqual([
      { part: "guide", endings: ["pdf", "md"] },
      { part: "results", endings: ["xlsx"] },
      { part: "", endings: ["yaml", "json"] },
    ]);
  });

  it("are of the whole document where no part is named", () => {
    expect(byPart(["pdf", "yaml"])).toEqual([{ part: "", endings: ["pdf", "yaml"] }]);
    expect(byPart([])).toEqual([]);
  });
});

it("a language is called as the reader speaks", () => {
  expect(languageName("nl", "en")).toBe("Dutch");
  expect(languageName("en", "nl")).toBe("Engels");
});
