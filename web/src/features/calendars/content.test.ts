import { describe, expect, it } from "vitest";
import { type Content, filtered, idFor, inOrder, isLate, itemsOf, UNSAID } from "./content";
import { plusMonths, weeksOf } from "./days";
import { matrixOf } from "./matrix/matrix";
import { agendaOf, barsOf, changesByKey, shifted } from "./month/month";

const content: Content = {
  id: "c",
  title: "C",
  phases: ["see", "buy"],
  channels: ["Mail", "Web"],
  personas: ["ann", "ben"],
  items: [
    {
      id: "film",
      title: "Film",
      phase: "see",
      channel: "Web",
      starts_on: "2024-03-01",
      ends_on: "2024-03-12",
    },
    { id: "mail", title: "Mail", phase: "buy", channel: "Mail", persona: "ann", starts_on: "2024-03-05" },
    { id: "old", title: "Old", phase: "buy", channel: "Web", status: "stopped" },
    { id: "idea", title: "Idea" },
  ],
};
const items = itemsOf(content);
const [film, mail] = items;
const march = weeksOf("2024-03");

describe("the days", () => {
  it("of a month stand in whole weeks from Monday", () => {
    expect(march).toHaveLength(5);
    expect([march[0]![0], march[4]![6]]).toEqual(["2024-02-26", "2024-03-31"]);
    expect(weeksOf("2021-02")).toHaveLength(4);
    expect(weeksOf("2024-12").at(-1)!.at(-1)).toBe("2025-01-05");
  });

  it("go over the year", () => {
    expect([plusMonths("2024-12", 1), plusMonths("2024-01", -1)]).toEqual(["2025-01", "2023-12"]);
  });
});

describe("the month", () => {
  it("draws what lasts as a bar a week, on lines of their own", () => {
    const of = (week: number) =>
      barsOf(items, march[week]!).map((one) => [one.item.id, one.from, one.until, one.line, one.goesOn]);
    expect(of(0)).toEqual([["film", 4, 6, 0, true]]);
    expect(of(1)).toEqual([
      ["film", 0, 6, 0, true],
      ["mail", 1, 1, 1, false],
    ]);
    expect(of(2)).toEqual([["film", 0, 1, 0, false]]);
  });

  it("is an agenda of days, with what began before on the first", () => {
    expect(agendaOf(items, "2024-03").map(([day, there]) => [day, there.length])).toEqual([
      ["2024-03-01", 1],
      ["2024-03-05", 1],
    ]);
    const long = itemsOf({ id: "c", title: "C", items: [{ ...film!, ends_on: "2024-04-02" }] });
    expect(agendaOf(long, "2024-04")[0]![0]).toBe("2024-04-01");
  });

  it("moves by days and weeks, and gets no shorter than a day", () => {
    expect(shifted(film!, 20)).toEqual([
      ["starts_on", "2024-03-21"],
      ["ends_on", "2024-04-01"],
    ]);
    expect(changesByKey(mail!, "ArrowUp", false)).toEqual([["starts_on", "2024-02-27"]]);
    expect(changesByKey(mail!, "ArrowRight", true)).toEqual([["ends_on", "2024-03-06"]]);
    expect(changesByKey(mail!, "ArrowLeft", true)).toEqual([]);
    expect(changesByKey(mail!, "Enter", false)).toEqual([]);
  });
});

describe("the matrix", () => {
  it("shows where nothing is for a phase and a channel; what was stopped does not count", () => {
    const { columns, rows, nGaps } = matrixOf(content, "channel");
    expect(columns).toEqual(["Mail", "Web", null]);
    expect(rows.map((row) => [row.phase, ...row.cells.map((cell) => cell.items.length)])).toEqual([
      ["see", 0, 1, 0],
      ["buy", 1, 0, 0],
      [null, 0, 0, 1],
    ]);
    expect(rows.map((row) => row.cells.map((cell) => cell.isGap))).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, false],
    ]);
    expect(nGaps).toBe(2);
  });

  it("counts what is for no persona for everyone", () => {
    const { columns, rows } = matrixOf(content, "persona");
    expect(columns).toEqual(["ann", "ben"]);
    expect(rows.map((row) => row.cells.map((cell) => cell.items.length))).toEqual([
      [1, 1],
      [1, 0],
      [1, 1],
    ]);
  });
});

describe("the items", () => {
  it("are late when they should be out and are not", () => {
    expect(isLate(film!, "2024-03-01")).toBe(true);
    expect(isLate(film!, "2024-03-13")).toBe(false);
    expect(isLate({ ...film!, status: "published" }, "2024-03-02")).toBe(false);
  });

  it("stand in order of their days and are chosen by what they say", () => {
    const ids = (filter: object) =>
      filtered(inOrder(items), { words: "", ...filter }, (one) => String(one.title)).map((one) => one.id);
    expect(ids({})).toEqual(["film", "mail", "old", "idea"]);
    expect(ids({ words: "MAI" })).toEqual(["mail"]);
    expect(ids({ phase: UNSAID })).toEqual(["idea"]);
    expect(ids({ persona: "ben" })).toEqual(["film", "old", "idea"]);
    expect(idFor(content, "Film")).toBe("film-2");
  });
});
