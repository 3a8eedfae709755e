import { queryOptions } from "@tanstack/react-query";
import { api, data, Problem } from "@/api/client";
import { type Connect, socketTo } from "@/live/line";
import type { Door } from "@/live/useOpened";
import { guestPolling } from "./guestPolling";

// So often the live connection may fail to open before asking every few seconds takes its place.
const MOST_FAILURES = 2;

/** Who I am as a guest, and in which workshop. */
export const guestQuery = queryOptions({
  queryKey: ["guest"],
  queryFn: () => data(api.GET("/api/guest")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whether a failure says that I am no guest, or no longer. */
export const isGone = (error: unknown) => error instanceof Problem && [401, 403, 404].includes(error.status);

/** The workshop as I may see it, and the number of its last operation, which its ETag ends in. */
export async function fetchAsGuest() {
  const { data: found, response } = await api.GET("/api/guest/document", { cache: "no-cache" });
  const sequence = Number(response.headers.get("ETag")?.match(/-(\d+)"$/)?.[1]);
  return { data: found as unknown, sequence };
}

/** How a guest comes to the workshop: live, or by asking where that does not come through. */
export const guestDoor = (documentId: string, guest: string): Door => ({
  who: guest,
  fetch: fetchAsGuest,
  connect: connectAsGuest(documentId, guest),
});

function connectAsGuest(documentId: string, guest: string): Connect {
  let failures = 0;
  return (listener) => {
    if (failures >= MOST_FAILURES) {
      failures = 0;
      return guestPolling(guest, listener);
    }
    failures++;
    return socketTo(documentId, {
      hear(message) {
        failures = 0;
        listener.hear(message);
      },
      ended: listener.ended,
    });
  };
}
