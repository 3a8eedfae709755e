import { expect, it } from "vitest";
import { participantsOf } from "../interviews";
import { along, axisOf, curveOf, meanAlong } from "./journeys";

const participants = participantsOf({
  id: "t",
  title: "T",
  participants: [
    {
      id: "p1",
      pseudonym: "P1",
      mentions: [
        { id: "a", touchpoint: "Pay", emotion: -2 },
        { id: "b", touchpoint: "Ad", emotion: 1 },
        { id: "c", touchpoint: "Pay", emotion: 0 },
        { id: "d", touchpoint: "Shop" },
      ],
    },
    {
      id: "p2",
      pseudonym: "P2",
      mentions: [
        { id: "e", touchpoint: "Chat", emotion: 2 },
        { id: "f", touchpoint: "Ad", emotion: -1 },
      ],
    },
  ],
});

it("keeps the participant's own order", () => {
  expect(curveOf(participants[0]!).map((one) => one.touchpoint)).toEqual(["Pay", "Ad", "Pay"]);
});

it("lays journeys over each other in the order of the map, what it lacks behind", () => {
  const axis = axisOf(participants, ["Ad", "Shop", "Pay"]);
  expect(axis).toEqual(["Ad", "Pay", "Chat"]);
  expect(along(participants[0]!, axis)).toEqual([1, -1, null]);
  expect(meanAlong(participants, axis)).toEqual([
    { n: 2, value: 0 },
    { n: 1, value: -1 },
    { n: 1, value: 2 },
  ]);
});
