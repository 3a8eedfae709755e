import { expect, it } from "vitest";
import { mentionsIn, namedAt, offered } from "./mentions";

const members = [
  { user_id: "1", name: "Anna" },
  { user_id: "2", name: "Anna Bakker" },
  { user_id: "3", name: "Bram" },
];

it("finds who is called", () => {
  expect(mentionsIn("Zie @Bram, en @Anna: klopt dit?", members)).toEqual(["1", "3"]);
  expect(mentionsIn("Zie @Anna Bakker", members)).toEqual(["2"]);
  expect(mentionsIn("mail naar bram@fiets.nl", members)).toEqual([]);
});

it("knows which name is being typed", () => {
  expect(namedAt("Zie @br", 7)).toEqual({ from: 5, typed: "br" });
  expect(namedAt("Zie @", 5)).toEqual({ from: 5, typed: "" });
  expect(namedAt("a@br", 4)).toBeNull();
});

it("offers those whose first or last name begins so", () => {
  expect(offered(members, "ba").map((one) => one.user_id)).toEqual(["2"]);
  expect(offered(members, "").length).toBe(3);
});
