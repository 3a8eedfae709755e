// @vitest-environment jsdom
import { beforeEach, expect, it } from "vitest";
import { forget, remember, remembered, rememberedOf } from "./remembered";

const one = { uploadId: "u1", name: "a.csv", size: 3, lastModified: 7 };

beforeEach(() => localStorage.clear());

it("a begun file is found again by name, size and date", () => {
  remember("w", one);
  expect(rememberedOf("w", new File(["abc"], "a.csv", { lastModified: 7 }))).toEqual(one);
  expect(rememberedOf("w", new File(["abc"], "a.csv", { lastModified: 8 }))).toBeUndefined();
  expect(rememberedOf("other", new File(["abc"], "a.csv", { lastModified: 7 }))).toBeUndefined();
});

it("a file is remembered once, and forgotten", () => {
  remember("w", one);
  remember("w", one);
  expect(remembered("w")).toEqual([one]);
  forget("w", "u1");
  expect(remembered("w")).toEqual([]);
});

it("what is no list of files is none", () => {
  localStorage.setItem("klantreis.uploads.w", '[{"x":1},null]');
  expect(remembered("w")).toEqual([]);
  localStorage.setItem("klantreis.uploads.w", "{");
  expect(remembered("w")).toEqual([]);
});
