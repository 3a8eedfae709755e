import { describe, expect, it } from "vitest";
import { apply } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import { grouping, hanging, joining, ungrouping, voting, writing } from "./edits";
import {
  boardOf,
  clock,
  entriesOf,
  resultsOf,
  secondsLeft,
  voters,
  votesLeft,
  type Workshop,
} from "./workshop";

// The board of tests/mapping/documents/test_workshop.py: both count it alike.
const board: Workshop = {
  id: "w",
  title: "W",
  stage: "voting",
  votes_each: 2,
  columns: [
    { id: "c1", title: "Pays", step: "pays" },
    { id: "c2", title: "Later" },
  ],
  guests: [
    { id: "anna", name: "Anna" },
    { id: "ben", name: "Ben", colour: 3 },
  ],
  groups: [{ id: "waiting", title: "Waiting" }],
  notes: [
    { id: "n1", guest: "anna", text: "It takes long", column: "c1", group: "waiting" },
    { id: "n2", guest: "ben", text: "Slow!", column: "c1", group: "waiting" },
    { id: "n3", guest: "ben", text: "Chat", column: "c1" },
  ],
  votes: [
    { id: "v1", guest: "anna", group: "waiting" },
    { id: "v2", guest: "ben", note: "n2" },
    { id: "v3", guest: "ben", note: "n3" },
  ],
};
const done = (workshop: Workshop, ...operations: Parameters<typeof apply>[2][]) =>
  operations.reduce((one, operation) => apply(structureOf("workshop"), one, operation), workshop);
const entryOf = (workshop: Workshop, id: string) => entriesOf(workshop).find((one) => one.id === id)!;

describe("results", () => {
  it("are groups and loose notes, most votes first; votes on notes count for their group", () => {
    expect(resultsOf(board).map((one) => [one.id, one.votes.length, voters(one)])).toEqual([
      ["waiting", 2, 2],
      ["n3", 1, 1],
    ]);
  });

  it("leave out a group that nobody put anything in", () => {
    const more = { ...board, groups: [...board.groups!, { id: "empty", title: "Empty" }] };
    expect(resultsOf(more).map((one) => one.id)).toEqual(["waiting", "n3"]);
  });
});

describe("the board", () => {
  it("has a group where most of its notes are, and what hangs nowhere first", () => {
    expect(boardOf(board).map((one) => [one.column?.id, one.entries.map((entry) => entry.id)])).toEqual([
      ["c1", ["waiting", "n3"]],
      ["c2", []],
    ]);
    const loose = done(board, writing("anna", "Hm", null));
    expect(boardOf(loose)[0]).toMatchObject({ column: null });
    expect(boardOf({ id: "e", title: "E" })).toEqual([{ column: null, entries: [] }]);
  });
});

describe("edits", () => {
  it("make a group of two notes, named after the one that was there", () => {
    const apart = done(board, ungrouping(board.notes![0]!, "c2"));
    const after = done(apart, grouping(apart.notes![0]!, entryOf(apart, "n3")));
    const group = after.groups!.at(-1)!;
    expect(group).toMatchObject({ title: "Chat", column: "c1" });
    expect(after.notes!.map((note) => [note.group === group.id, note.column])).toEqual([
      [true, "c1"],
      [false, "c1"],
      [true, "c1"],
    ]);
  });

  it("put a note into a group, and out of it into a column", () => {
    const after = done(board, grouping(board.notes![2]!, entryOf(board, "waiting")));
    expect(resultsOf(after)).toHaveLength(1);
    const out = done(after, hanging(after.notes![2]!, board.columns![1]!));
    expect(boardOf(out)[1]!.entries.map((one) => one.id)).toEqual(["n3"]);
  });

  it("count votes down and give back what was for something that is gone", () => {
    expect([votesLeft(board, "anna"), votesLeft(board, "ben"), votesLeft(board, "new")]).toEqual([1, 0, 2]);
    const more = done(board, voting("anna", entryOf(board, "n3")));
    expect(votesLeft(more, "anna")).toBe(0);
    expect(votesLeft(done(board, { op: "remove", id: "n3" }), "ben")).toBe(1);
  });

  it("give who joins the colour that is used least", () => {
    const after = done(board, joining(board, "member-1", "Cas"));
    expect(after.guests!.at(-1)).toEqual({ id: "member-1", name: "Cas", colour: 1 });
  });
});

describe("the timer", () => {
  const timer = { started_at: "2026-03-01T10:00:00Z", seconds: 300 };
  const at = (time: string) => secondsLeft(timer, Date.parse(`2026-03-01T${time}Z`));
  it("is the same for all and stops at nothing", () => {
    expect([at("10:01:40"), at("09:59:55"), at("11:00:00")]).toEqual([200, 300, 0]);
    expect([clock(200), clock(5)]).toEqual(["3:20", "0:05"]);
  });
});
