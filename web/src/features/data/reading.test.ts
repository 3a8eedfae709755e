import { describe, expect, it } from "vitest";
import {
  assigned,
  columnOf,
  kindOfColumn,
  mappingOf,
  missingOf,
  personColumns,
  readingOf,
  whyOf,
  withColumn,
  withPersons,
} from "./reading";

const columns = ["klant", "mail", "datum", "actie", "prijs", "land"];
const reading = readingOf({
  columns,
  is_remembered: true,
  mapping: {
    identifiers: [
      ["klant", "user_id"],
      ["mail", "email"],
    ],
    time: "datum",
    name: "actie",
    value: "prijs",
    currency: "",
    currency_code: "EUR",
    time_format: "iso",
    decimal_comma: true,
    delimiter: ";",
  },
});

describe("a reading", () => {
  it("says of every column what it is", () => {
    expect(reading.roles).toEqual({
      klant: "person:user_id",
      mail: "person:email",
      datum: "time",
      actie: "event",
      prijs: "value",
      land: "kept",
    });
  });

  it("goes back to the API with nothing left to guess", () => {
    expect(mappingOf(reading)).toEqual({
      person: ["klant=user_id", "mail=email"],
      time: "datum",
      time_of_day: "",
      event: "actie",
      value: "prijs",
      currency: "EUR",
      channel: "",
      campaign: "",
      score: "",
      text: "",
      account: "",
      event_id: "",
      time_format: "iso",
      decimal_comma: true,
      delimiter: ";",
      left_out: [],
    });
  });

  it("leaves to the import what only the first part of the file told", () => {
    const mapping = { time: "datum", time_format: "date", time_zone: "UTC", delimiter: ";" };
    expect(readingOf({ columns, mapping, is_remembered: false }).written).toEqual({ time_zone: "UTC" });
  });

  it("gives a role to one column only", () => {
    const next = assigned(reading, "land", "event");
    expect([next.roles.actie, next.roles.land]).toEqual(["kept", "event"]);
  });

  it("lets several columns identify the person", () => {
    expect(personColumns(assigned(reading, "land", "person:other"))).toEqual(["klant", "mail", "land"]);
  });

  it("forgets how times are written when another column holds them", () => {
    const next = assigned(reading, "land", "time");
    expect(next.written.time_format).toBeUndefined();
    expect(next.written.decimal_comma).toBe(true);
  });

  it("forgets how numbers are written when their column is something else", () => {
    expect(assigned(reading, "prijs", "kept").written.decimal_comma).toBeUndefined();
  });

  it("takes a role away from its column", () => {
    expect(columnOf(withColumn(reading, "value", null), "value")).toBeUndefined();
  });

  it("keeps the kind of a person's column that stays, and proposes one for a new one", () => {
    const next = withPersons(reading, ["mail", "land"], () => "anonymous_id");
    expect([next.roles.klant, next.roles.mail, next.roles.land]).toEqual([
      "kept",
      "person:email",
      "person:anonymous_id",
    ]);
  });

  it("needs a person, a time, and an event or a name for all of them", () => {
    const nothing = readingOf({ columns, mapping: {}, is_remembered: false });
    expect(missingOf(nothing)).toEqual(["person", "time", "event"]);
    expect(missingOf({ ...nothing, written: { event_name: "Order" } })).toEqual(["person", "time"]);
    expect(missingOf(reading)).toEqual([]);
  });

  it("sends a name for all events only when no column holds one", () => {
    const named = { ...reading, written: { event_name: "Order" } };
    expect(mappingOf(named).event_name).toBeUndefined();
    expect(mappingOf(withColumn(named, "event", null)).event_name).toBeUndefined();
    const fixed = withColumn(reading, "event", null);
    expect(mappingOf({ ...fixed, written: { event_name: "Order" } }).event_name).toBe("Order");
  });

  it("leaves a column out", () => {
    expect(mappingOf(assigned(reading, "land", "left_out")).left_out).toEqual(["land"]);
    expect(readingOf({ columns, mapping: { left_out: ["land"] }, is_remembered: false }).roles.land).toBe(
      "left_out",
    );
  });
});

describe("why a column is what it is", () => {
  it("is a word that both languages know", () => {
    expect(whyOf("identifier user_id (by its name)")).toBe("by_name");
    expect(whyOf("time (it holds times)")).toBe("holds_times");
  });

  it("is the library's own words when there is no other", () => {
    expect(whyOf("time (the moon)")).toBe("the moon");
    expect(whyOf(undefined)).toBeUndefined();
  });
});

it("a column's name proposes the kind of identifier", () => {
  expect(["E-mailadres", "Telefoon", "cookie", "wie"].map(kindOfColumn)).toEqual([
    "email",
    "phone",
    "anonymous_id",
    "user_id",
  ]);
});
