import type { Pending } from "./edits";

/** Where edits that the server has not acknowledged are kept, so that a reload loses none. */
export interface Kept {
  read(): Pending[];
  write(pending: readonly Pending[]): void;
}

/** Keeps nothing: for tests, and where the browser has no storage. */
export const KEPT_NOWHERE: Kept = { read: () => [], write: () => {} };

/**
 * Keeps edits under a key of this tab's own.
 *
 * What a tab that was closed left behind is taken over; who holds the lock of a key is still open.
 */
export async function keptInBrowser(
  userId: string,
  documentId: string,
  storage = localStorage,
): Promise<Kept> {
  const prefix = `klantreis.edits.${userId}.${documentId}.`;
  let key = prefix + (sessionStorage.getItem(prefix) ?? newName());
  if (!(await held(key))) {
    key = prefix + newName();
    await held(key);
  }
  sessionStorage.setItem(prefix, key.slice(prefix.length));
  const left = await Promise.all(
    keysOf(storage, prefix)
      .filter((one) => one !== key)
      .map(async (one) => ((await isFree(one)) ? taken(storage, one) : [])),
  );
  const first = [...parsed(storage.getItem(key)), ...left.flat()];
  const write = (pending: readonly Pending[]) => {
    try {
      if (pending.length > 0) storage.setItem(key, JSON.stringify(pending));
      else storage.removeItem(key);
    } catch {
      // The storage is full or forbidden: the edits still wait in memory.
    }
  };
  write(first);
  return { read: () => first, write };
}

function keysOf(storage: Storage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "").filter((key) =>
    key.startsWith(prefix),
  );
}

function taken(storage: Storage, key: string): Pending[] {
  const left = parsed(storage.getItem(key));
  storage.removeItem(key);
  return left;
}

function parsed(text: string | null): Pending[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** Holds the lock of a key for as long as this tab lives; false when another tab holds it. */
function held(key: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((told) => {
    navigator.locks.request(key, { ifAvailable: true }, (lock) => {
      told(lock !== null);
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

async function isFree(key: string): Promise<boolean> {
  if (!navigator.locks) return false;
  return navigator.locks.request(key, { ifAvailable: true }, (lock) => lock !== null);
}

/** A name that nobody else has: also on pages without https, where `crypto.randomUUID` is missing. */
export function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
