import { expect, test } from "vitest";
import type { Mean, Point, Reported, Share } from "./api";
import { becomes, decisions, findingsOn, groupOf, mostAsked, placed, placeOf } from "./validation";

const share = (count: number, n: number): Share => ({
  count,
  n,
  share: n ? count / n : null,
  low: null,
  high: null,
});
const mean = (value: number | null, n: number): Mean => ({ value, n, low: value, high: value });
const said = (n: number, emotion: number | null, decided = 0): Reported => ({
  recognised: share(n, n),
  importance: mean(emotion === null ? null : 3, n),
  emotion: mean(emotion, n),
  decided: share(decided, n),
  is_few: n < 30,
});
const point = (touchpoint: string, survey: Reported, interviews = said(0, null)): Point => ({
  touchpoint,
  step: "step",
  phase: "phase",
  title: touchpoint,
  assumed_emotion: null,
  has_pain: false,
  has_moment_of_truth: false,
  survey,
  interviews,
  measured_share: share(0, 0),
  measured_emotion: mean(null, 0),
  quadrant: "unclear",
});

test("the interviews speak where more were asked in those", () => {
  expect(mostAsked(point("Ad", said(20, 1), said(12, 0))).recognised.n).toBe(20);
  expect(mostAsked(point("Ad", said(8, 1), said(12, 0))).recognised.n).toBe(12);
});

test("a contact without importance or emotion has no place on the chart", () => {
  expect(
    placed([point("Ad", said(20, 1)), point("Blog", said(20, null))]).map((one) => one.point.touchpoint),
  ).toEqual(["Ad"]);
});

test("where most decide comes first, and where nobody does is left out", () => {
  const points = [point("Ad", said(20, 1, 3)), point("Blog", said(20, 0)), point("Pay", said(20, 0, 9))];
  expect(decisions(points).map((one) => one.point.touchpoint)).toEqual(["Pay", "Ad"]);
});

test("an emotion outside its scale stays on the line", () => {
  expect([-2, 0, 2, 3].map(placeOf)).toEqual([0, 50, 100, 100]);
});

test("a finding tells what it is to a team and what it becomes", () => {
  expect(["pain_important", "decision_missed", "contact_named"].map((code) => groupOf({ code }))).toEqual([
    "pain",
    "moment",
    "map",
  ]);
  expect(
    ["pain_reported", "decision_missed", "contact_named", "emotion_not_reported", "interviews_differ"].map(
      (code) => becomes({ code }),
    ),
  ).toEqual(["pain", "moment_of_truth", "touchpoint", "reported", "opportunity"]);
});

test("a contact that the map lacks stands at no contact of the map", () => {
  const findings = [
    { code: "contact_named", touchpoint: "Chat", step: null },
    { code: "pain_reported", touchpoint: "Pay", step: "pays" },
  ] as never;
  expect(findingsOn({ findings }, "Chat")).toEqual([]);
  expect(findingsOn({ findings }, "Pay")).toHaveLength(1);
});
