import { expect, it } from "vitest";
import { personsIn } from "./persons";

it("takes persons from lines and from a pasted row, each once", () => {
  expect(personsIn("c-1\n c-2 ;c-3\tc-1\r\n\n")).toEqual(["c-1", "c-2", "c-3"]);
  expect(personsIn(" \n")).toEqual([]);
});
