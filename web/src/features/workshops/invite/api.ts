import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type NewLink = Shape<"NewGuestLinkOut">;
const GUESTS = "/api/workspaces/{workspace_id}/documents/{document_id}/guests";

const at = (workspaceId: string, documentId: string) => ({
  path: { workspace_id: workspaceId, document_id: documentId },
});

/** Until when guests may join, and who did. */
export const guestsQuery = (workspaceId: string, documentId: string) =>
  queryOptions({
    queryKey: ["guests", workspaceId, documentId],
    queryFn: () => data(api.GET(GUESTS, { params: at(workspaceId, documentId) })),
    refetchInterval: 5000,
  });

/** Makes a link by which guests join; the one before it stops working. */
export const makeLink = (workspaceId: string, documentId: string, hours: number) =>
  data(api.POST(`${GUESTS}/link`, { params: at(workspaceId, documentId), body: { hours, most: 250 } }));

/** Takes the link back; its guests are out. */
export const removeLink = (workspaceId: string, documentId: string) =>
  data(api.DELETE(`${GUESTS}/link`, { params: at(workspaceId, documentId) }));

/** Puts one guest out; what he wrote stays. */
export const putOut = (workspaceId: string, documentId: string, guest: string) =>
  data(
    api.DELETE(`${GUESTS}/{guest}`, {
      params: { path: { ...at(workspaceId, documentId).path, guest } },
    }),
  );

const keyOf = (documentId: string) => `klantreis.guests.${documentId}`;

/** The link that this tab made. The server shows it once; until it is over it can be shown again here. */
export function keptLink(documentId: string): NewLink | null {
  const kept: NewLink | null = JSON.parse(sessionStorage.getItem(keyOf(documentId)) ?? "null");
  return kept?.expires_at && Date.parse(kept.expires_at) > Date.now() ? kept : null;
}

export function keepLink(documentId: string, link: NewLink | null) {
  if (link) sessionStorage.setItem(keyOf(documentId), JSON.stringify(link));
  else sessionStorage.removeItem(keyOf(documentId));
}
