import { useSyncExternalStore } from "react";
import { Problem } from "@/api/client";
import { askUpload, beginUpload, dropUpload, wireOf } from "./api";
import { forget, remember, rememberedOf } from "./remembered";
import { mayHelp, sendRest, type Upload } from "./sending";

/** A file on its way to the server. */
export interface Sending {
  key: number;
  workspaceId: string;
  name: string;
  size: number;
  received: number;
  uploadId: string | null;
  status: "queued" | "sending" | "waiting" | "ready" | "failed";
  problem: { code: string; detail: string; mayRetry: boolean } | null;
}

// Outside of React: files go on being sent while their user looks at another screen.
let sendings: readonly Sending[] = [];
let nextKey = 1;
const files = new Map<number, File>();
const stops = new Map<number, AbortController>();
const listeners = new Set<() => void>();

/** The files that are on their way to a workspace. */
export function useUploads(workspaceId: string): readonly Sending[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sendings,
  );
  return all.filter((one) => one.workspaceId === workspaceId);
}

/** Sends files, one after another. */
export function addFiles(workspaceId: string, added: readonly File[]) {
  for (const file of added) {
    const key = nextKey++;
    files.set(key, file);
    const { name, size } = file;
    show([
      ...sendings,
      { key, workspaceId, name, size, received: 0, uploadId: null, status: "queued", problem: null },
    ]);
  }
  sendNext();
}

/** Tries a file again that could not be sent. */
export function tryAgain(key: number) {
  change(key, { status: "queued", problem: null });
  sendNext();
}

/** Takes a file off the list, and away from the server. */
export function removeFile(key: number) {
  const found = sendings.find((one) => one.key === key);
  if (!found) return;
  stops.get(key)?.abort();
  if (found.uploadId) discard(found.workspaceId, found.uploadId);
  leave(key);
}

/** Throws away what is there of a file. */
export function discard(workspaceId: string, uploadId: string) {
  forget(workspaceId, uploadId);
  dropUpload(workspaceId, uploadId).catch(() => {}); // the server clears it within a week
}

/** Takes a file off the list that was taken in. */
export function uploadDone(workspaceId: string, uploadId: string) {
  forget(workspaceId, uploadId);
  const found = sendings.find((one) => one.uploadId === uploadId);
  if (found) leave(found.key);
}

function sendNext() {
  if (sendings.some((one) => one.status === "sending" || one.status === "waiting")) return;
  const next = sendings.find((one) => one.status === "queued");
  if (next) void send(next);
}

async function send({ key, workspaceId }: Sending) {
  const file = files.get(key)!;
  const stop = new AbortController();
  stops.set(key, stop);
  change(key, { status: "sending" });
  try {
    const begun = await beginOrGoOn(workspaceId, file);
    if (stop.signal.aborted) return discard(workspaceId, begun.id);
    change(key, { uploadId: begun.id, received: begun.received });
    await sendRest(file, begun, wireOf(workspaceId), stop.signal, (received, isWaiting) =>
      change(key, { received, status: isWaiting ? "waiting" : "sending" }),
    );
    change(key, { received: begun.size, status: "ready" });
  } catch (error) {
    if (!stop.signal.aborted) change(key, { status: "failed", problem: said(error) });
  }
  stops.delete(key);
  sendNext();
}

async function beginOrGoOn(workspaceId: string, file: File): Promise<Upload> {
  const known = rememberedOf(workspaceId, file);
  if (known) {
    try {
      return await askUpload(workspaceId, known.uploadId);
    } catch (error) {
      if (mayHelp(error)) throw error;
      forget(workspaceId, known.uploadId); // it was taken in or thrown away meanwhile
    }
  }
  const begun = await beginUpload(workspaceId, file.name, file.size);
  const { name, size, lastModified } = file;
  remember(workspaceId, { uploadId: begun.id, name, size, lastModified });
  return begun;
}

/** What went wrong, and whether the same file may be taken another time. */
function said(error: unknown): NonNullable<Sending["problem"]> {
  if (!(error instanceof Problem)) return { code: "unexpected", detail: String(error), mayRetry: true };
  return { code: error.code, detail: error.message, mayRetry: error.status === 0 || error.status >= 500 };
}

function change(key: number, said: Partial<Sending>) {
  show(sendings.map((one) => (one.key === key ? { ...one, ...said } : one)));
}

function leave(key: number) {
  files.delete(key);
  show(sendings.filter((one) => one.key !== key));
  sendNext();
}

function show(next: readonly Sending[]) {
  sendings = next;
  for (const listener of listeners) listener();
}
