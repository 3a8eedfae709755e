import { expect, it } from "vitest";
import { curve, endOf } from "./lines";

const room = { left: 100, right: 900, top: 50, bottom: 650 };
const field = { left: 120, right: 320, top: 100, bottom: 300 };

it("ends a line at the middle of the side of a note", () => {
  const note = { left: 130, right: 310, top: 120, bottom: 140 };
  expect(endOf(note, field, "right", room)).toEqual({ x: 210, y: 80 });
  expect(endOf(note, field, "left", room)).toEqual({ x: 30, y: 80 });
});

it("ends it at the edge of the field when the note is scrolled away", () => {
  const above = { left: 130, right: 310, top: 20, bottom: 40 };
  const below = { left: 130, right: 310, top: 400, bottom: 420 };
  expect(endOf(above, field, "right", room).y).toBe(50);
  expect(endOf(below, field, "right", room).y).toBe(250);
});

it("leaves and arrives level", () => {
  expect(curve({ x: 0, y: 10 }, { x: 100, y: 50 })).toBe("M0 10 C50 10 50 50 100 50");
});
