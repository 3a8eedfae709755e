import { api, data } from "@/api/client";

interface From {
  workspaceId: string;
  documentId: string;
  results: readonly string[];
}

const asked = ({ workspaceId, documentId, results }: From) => ({
  params: { path: { workspace_id: workspaceId, document_id: documentId } },
  results: [...results],
});

const WORKSHOP = "/api/workspaces/{workspace_id}/documents/{document_id}/workshop";

/** Makes cards of results on a map; each in its own step and lane where none is given. */
export function makeCards(from: From, mapId: string, step: string | null, lane: string | null) {
  const { params, results } = asked(from);
  return data(api.POST(`${WORKSHOP}/cards`, { params, body: { results, map_id: mapId, step, lane } }));
}

export function makeActions(from: From, planId: string) {
  const { params, results } = asked(from);
  return data(api.POST(`${WORKSHOP}/actions`, { params, body: { results, plan_id: planId } }));
}

/** Registers results as touchpoints, by their names. */
export function makeTouchpoints(from: From) {
  const { params, results } = asked(from);
  return data(api.POST(`${WORKSHOP}/touchpoints`, { params, body: { results } }));
}
