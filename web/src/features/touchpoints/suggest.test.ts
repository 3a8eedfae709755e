import { expect, it } from "vitest";
import { channelFor, phaseFor } from "./suggest";

const phases = ["orientation", "consideration", "purchase", "delivery", "service", "loyalty"];

it("a phase is proposed by the words in a name, in either language", () => {
  const names = [
    "Advertentie gezien",
    "product_viewed",
    "Bestelling",
    "Delivered",
    "Klacht",
    "Review",
    "xyz",
  ];
  expect(names.map((name) => phaseFor(name, phases))).toEqual([
    "orientation",
    "consideration",
    "purchase",
    "delivery",
    "service",
    "loyalty",
    null,
  ]);
});

it("only phases of the workspace are proposed", () => {
  expect(phaseFor("Bestelling", ["see", "think", "do", "care"])).toBeNull();
});

it("the channel is that of most events, or else what the name tells", () => {
  const kinds = [
    { channel: "web", n_events: 3 },
    { channel: "app", n_events: 9 },
    { channel: null, n_events: 99 },
  ];
  expect(channelFor("Newsletter", kinds, ["e-mail"])).toBe("app");
  expect(channelFor("Newsletter", [], ["e-mail"])).toBe("e-mail");
  expect(channelFor("Newsletter", [], [])).toBeNull();
});
