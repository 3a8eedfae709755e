import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import { socketTo } from "@/live/line";
import { type Asking, liveOr } from "@/live/polling";
import type { Door } from "@/live/useOpened";

/** Who I am as a guest, and in which workshop. */
export const guestQuery = queryOptions({
  queryKey: ["guest"],
  queryFn: () => data(api.GET("/api/guest")),
  staleTime: Number.POSITIVE_INFINITY,
});

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
  connect: liveOr(guestAsking(guest), (listener) => socketTo(documentId, listener)),
});

/** How a guest asks after the workshop: what others did since is in the document alone. */
const guestAsking = (guest: string): Asking => ({
  async hello() {
    const { sequence } = await fetchAsGuest();
    const you = { user_id: null, guest, connection: "" };
    return { type: "hello", sequence, you, can_edit: true, sees_private: true, people: [] };
  },
  async since(after) {
    const { sequence } = await fetchAsGuest();
    return sequence > after ? [{ type: "replaced", sequence }] : [];
  },
  async operate({ client_id, operation }) {
    const body = { client_id, operation: operation as unknown as { [field: string]: unknown } };
    const { sequence } = await data(api.POST("/api/guest/operations", { body }));
    return { type: "operation", sequence, client_id, operation, user_id: null };
  },
});
