/** A file that this browser began to send, so that it can go on after the page was closed. */
export interface Remembered {
  uploadId: string;
  name: string;
  size: number;
  lastModified: number;
}

const MOST = 20;
const keyOf = (workspaceId: string) => `klantreis.uploads.${workspaceId}`;

/** The files that were begun in a workspace and are not taken in yet. */
export function remembered(workspaceId: string): Remembered[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(workspaceId)) ?? "[]");
    return Array.isArray(found) ? found.filter(isRemembered) : [];
  } catch {
    return []; // without storage a file is just sent anew
  }
}

export function remember(workspaceId: string, file: Remembered) {
  write(workspaceId, [...remembered(workspaceId).filter((one) => one.uploadId !== file.uploadId), file]);
}

export function forget(workspaceId: string, uploadId: string) {
  write(
    workspaceId,
    remembered(workspaceId).filter((one) => one.uploadId !== uploadId),
  );
}

/** What was begun of the same file. */
export function rememberedOf(workspaceId: string, file: File): Remembered | undefined {
  return remembered(workspaceId).find(
    (one) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified,
  );
}

function write(workspaceId: string, files: Remembered[]) {
  try {
    localStorage.setItem(keyOf(workspaceId), JSON.stringify(files.slice(-MOST)));
  } catch {
    // A full or forbidden storage costs only the going on after closing the page.
  }
}

function isRemembered(one: unknown): one is Remembered {
  const given = one as Remembered;
  return (
    typeof given?.uploadId === "string" && typeof given.name === "string" && typeof given.size === "number"
  );
}
