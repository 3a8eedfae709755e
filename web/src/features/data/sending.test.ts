// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { Problem } from "@/api/client";
import { nextPartBytes, sendRest, type Upload, type Wire, waitBeforeTry } from "./sending";

const MB = 1024 * 1024;

/** A server that keeps what comes, and fails when told to. */
function server(size: number, fails: (nPart: number) => Error | null = () => null) {
  const kept = { received: 0, bytes: "", nPart: 0, waited: [] as number[] };
  const said = (): Upload => ({
    id: "u",
    name: "a.csv",
    size,
    received: kept.received,
    most_part_bytes: 16 * MB,
  });
  const wire: Wire = {
    ask: async () => said(),
    put: async (_id, offset, part) => {
      const error = fails(++kept.nPart);
      if (error) throw error;
      if (offset !== kept.received) throw new Problem(409, "upload_gap", "gap");
      kept.bytes += await textOf(part);
      kept.received += part.size;
      return said();
    },
    wait: async (milliseconds) => void kept.waited.push(milliseconds),
    now: () => 0,
  };
  return { kept, wire, begun: said() };
}

const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });

const nobodyStops = new AbortController().signal;
const lost = new Problem(0, "unreachable", "gone");

describe("sending a file", () => {
  it("sends all of it, in order", async () => {
    const text = "x".repeat(MB) + "y".repeat(MB);
    const { kept, wire, begun } = server(2 * MB);
    await sendRest(new Blob([text]), begun, wire, nobodyStops, () => {});
    expect(kept.bytes).toBe(text);
    expect(kept.nPart).toBe(3); // half a megabyte, one, and the rest
  });

  it("goes on where it was after the line was lost", async () => {
    const { kept, wire, begun } = server(2 * MB, (n) => (n === 2 || n === 3 ? lost : null));
    const told: [number, boolean][] = [];
    await sendRest(new Blob(["z".repeat(2 * MB)]), begun, wire, nobodyStops, (...now) => told.push(now));
    expect(kept.received).toBe(2 * MB);
    expect(kept.waited).toEqual([500, 1000]);
    expect(told).toContainEqual([MB / 2, true]);
  });

  it("sends only what is not there yet", async () => {
    const { kept, wire, begun } = server(10);
    kept.received = 4;
    await sendRest(new Blob(["0123456789"]), { ...begun, received: 4 }, wire, nobodyStops, () => {});
    expect(kept.bytes).toBe("456789");
  });

  it("gives up when trying again does not help", async () => {
    const { kept, wire, begun } = server(10, () => lost);
    await expect(sendRest(new Blob(["0123456789"]), begun, wire, nobodyStops, () => {})).rejects.toBe(lost);
    expect(kept.nPart).toBe(8);
  });

  it("does not try again what the server refuses", async () => {
    const full = new Problem(413, "upload_too_large", "too large");
    const { kept, wire, begun } = server(10, () => full);
    await expect(sendRest(new Blob(["0123456789"]), begun, wire, nobodyStops, () => {})).rejects.toBe(full);
    expect(kept.nPart).toBe(1);
  });

  it("stops when it is told to", async () => {
    const { kept, wire, begun } = server(2 * MB);
    const stop = new AbortController();
    const sent = sendRest(new Blob(["z".repeat(2 * MB)]), begun, wire, stop.signal, () => stop.abort());
    await expect(sent).rejects.toThrow();
    expect(kept.nPart).toBe(1);
  });
});

it("parts grow on a fast line, shrink on a slow one, within bounds", () => {
  expect(nextPartBytes(MB, 100, 16 * MB)).toBe(2 * MB);
  expect(nextPartBytes(16 * MB, 100, 16 * MB)).toBe(16 * MB);
  expect(nextPartBytes(MB, 2000, 16 * MB)).toBe(MB);
  expect(nextPartBytes(MB, 9000, 16 * MB)).toBe(MB / 2);
  expect(nextPartBytes(64 * 1024, 9000, 16 * MB)).toBe(64 * 1024);
});

it("waits ever longer between tries, but not forever", () => {
  expect([1, 2, 3, 20].map(waitBeforeTry)).toEqual([500, 1000, 2000, 20_000]);
});
