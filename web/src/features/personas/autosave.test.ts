// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/api/client";
import { Autosave, type Keeper, type Version } from "@/features/personas/autosave";

interface Note {
  name: string;
  quote: string;
}

/** A server that keeps one note and refuses what was read before it changed. */
class Server implements Keeper<Note> {
  version = 1;
  document: Note = { name: "Sanne", quote: "" };
  saves = 0;
  isDown = false;

  async fetch(): Promise<Version<Note>> {
    return { document: this.document, version: String(this.version) };
  }

  async save(document: Note, version: string) {
    if (this.isDown) throw new Problem(0, "unreachable", "The server cannot be reached.");
    if (version !== String(this.version)) throw new Problem(412, "changed_meanwhile", "Changed meanwhile.");
    this.saves += 1;
    return this.write(document);
  }

  write(document: Note) {
    this.document = document;
    this.version += 1;
    return this.fetch();
  }
}

describe("keeping what is typed", () => {
  let server: Server;
  let note: Autosave<Note>;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    note = new Autosave({ document: server.document, version: "1" }, server, 100);
    return () => vi.useRealTimers();
  });

  it("saves once after a pause", async () => {
    for (const quote of ["H", "Ha", "Hallo"]) note.change({ quote });
    expect(note.snapshot().status).toBe("waiting");
    await vi.advanceTimersByTimeAsync(100);
    expect(server.document.quote).toBe("Hallo");
    expect([server.saves, note.snapshot().status]).toEqual([1, "saved"]);
  });

  it("saves what was typed while a save was under way", async () => {
    note.change({ quote: "first" });
    const saving = note.flush();
    note.change({ quote: "second" });
    await saving;
    await vi.advanceTimersByTimeAsync(100);
    expect(server.document.quote).toBe("second");
    expect(note.snapshot().status).toBe("saved");
  });

  it("joins what others changed elsewhere", async () => {
    server.write({ name: "Sanne de Vries", quote: "" });
    note.change({ quote: "Hallo" });
    await note.flush();
    expect(server.document).toEqual({ name: "Sanne de Vries", quote: "Hallo" });
    expect(note.snapshot().status).toBe("saved");
  });

  it.each([
    ["mine", "Hallo"],
    ["theirs", "Goedemorgen"],
  ] as const)("asks where both changed the same, and takes %s", async (whose, kept) => {
    server.write({ name: "Sanne", quote: "Goedemorgen" });
    note.change({ quote: "Hallo", name: "Sanne V." });
    await note.flush();
    expect(note.snapshot()).toMatchObject({ status: "conflict", conflicts: ["quote"] });
    expect(server.document.quote).toBe("Goedemorgen");
    await note.settle(whose);
    expect(server.document).toEqual({ name: "Sanne V.", quote: kept });
    expect(note.snapshot().status).toBe("saved");
  });

  it("keeps what could not be saved and saves it later", async () => {
    server.isDown = true;
    note.change({ quote: "Hallo" });
    await note.flush();
    expect(note.snapshot()).toMatchObject({ status: "failed", document: { quote: "Hallo" } });
    server.isDown = false;
    await note.flush();
    expect([server.document.quote, note.snapshot().status]).toEqual(["Hallo", "saved"]);
  });
});
