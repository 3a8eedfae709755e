import { Problem, type Shape } from "@/api/client";

export type Upload = Shape<"UploadOut">;

/** How bytes reach the server. */
export interface Wire {
  ask: (uploadId: string) => Promise<Upload>;
  put: (uploadId: string, offset: number, part: Blob, signal: AbortSignal) => Promise<Upload>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
}

const FIRST_PART = 512 * 1024;
const LEAST_PART = 64 * 1024;
const MOST_TRIES = 8;
const PASSING = [0, 500, 502, 503, 504];

/** The size of the next part: what takes a second or a few, so that progress shows and little is lost. */
export function nextPartBytes(bytes: number, milliseconds: number, most: number): number {
  if (milliseconds < 1000) return Math.min(bytes * 2, most);
  if (milliseconds > 5000) return Math.max(bytes / 2, LEAST_PART);
  return bytes;
}

/** Milliseconds before a part is tried again. */
export function waitBeforeTry(nFailed: number): number {
  return Math.min(500 * 2 ** (nFailed - 1), 20_000);
}

/** Whether sending again may help: the line was lost, the server was busy, or a part came twice. */
export function mayHelp(error: unknown): boolean {
  return error instanceof Problem && (PASSING.includes(error.status) || error.code === "upload_gap");
}

/** Sends what is not there yet of a file, part by part; after a lost connection it goes on where it was. */
export async function sendRest(
  file: Blob,
  upload: Upload,
  wire: Wire,
  signal: AbortSignal,
  onProgress: (received: number, isWaiting: boolean) => void,
): Promise<Upload> {
  let now = upload;
  let bytes = FIRST_PART;
  let nFailed = 0;
  while (now.received < now.size) {
    signal.throwIfAborted();
    try {
      if (nFailed > 0) now = await wire.ask(now.id);
      const part = file.slice(now.received, now.received + Math.min(bytes, now.most_part_bytes));
      const began = wire.now();
      now = await wire.put(now.id, now.received, part, signal);
      bytes = nextPartBytes(bytes, wire.now() - began, now.most_part_bytes);
      nFailed = 0;
      onProgress(now.received, false);
    } catch (error) {
      signal.throwIfAborted();
      nFailed += 1;
      if (!mayHelp(error) || nFailed >= MOST_TRIES) throw error;
      onProgress(now.received, true);
      await wire.wait(waitBeforeTry(nFailed), signal);
    }
  }
  return now;
}
