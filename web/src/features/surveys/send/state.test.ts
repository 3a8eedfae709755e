import { expect, it } from "vitest";
import type { Collecting } from "../api";
import type { Survey } from "../survey";
import { dayBefore, dayIn, stateOf } from "./state";

const survey: Survey = { id: "s", title: "S" };
const found: Collecting = {
  link: null,
  qr: null,
  is_open: true,
  opens_on: null,
  closes_on: null,
  n_links: 0,
  n_links_used: 0,
  n_started: 0,
  n_finished: 0,
  personas: {},
};
const link = "https://x/survey/1";

it("says who can answer and until when", () => {
  expect(stateOf(survey, found, "2025-04-01")).toBe("not_sent");
  expect(stateOf(survey, { ...found, n_started: 9 }, "2025-04-01")).toBe("no_link");
  expect(stateOf(survey, { ...found, link }, "2025-04-01")).toBe("open_anyone");
  expect(stateOf(survey, { ...found, n_links: 3 }, "2025-04-01")).toBe("open_personal");
  expect(stateOf({ ...survey, closes_on: "2025-03-31" }, { ...found, link }, "2025-03-01")).toBe(
    "open_anyone_until",
  );
});

it("says whether it has not begun or is over", () => {
  const closed = { ...found, is_open: false, link };
  expect(stateOf({ ...survey, opens_on: "2025-04-02" }, closed, "2025-04-01")).toBe("not_yet");
  expect(stateOf({ ...survey, closes_on: "2025-03-31" }, closed, "2025-04-01")).toBe("over");
});

it("knows the day where the workspace is", () => {
  const late = new Date("2025-03-31T23:30:00Z");
  expect(dayIn("Europe/Amsterdam", late)).toBe("2025-04-01");
  expect(dayIn("UTC", late)).toBe("2025-03-31");
});

it("closes as of the day before", () => {
  expect(dayBefore("2025-03-01")).toBe("2025-02-28");
  expect(dayBefore("2025-01-01")).toBe("2024-12-31");
});
