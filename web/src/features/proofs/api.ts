import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { Lens } from "@/features/lens/lens";
import type { Operation } from "@/mapping/types";

/** Which map of which workspace. */
export interface Of {
  workspaceId: string;
  mapId: string;
}

/** What a map is held against: a lens, and a persona where the map has several. */
export interface Question {
  lens: Lens;
  persona: string | null;
}

const path = ({ workspaceId, mapId }: Of) => ({ workspace_id: workspaceId, map_id: mapId });

const ask = (of: Of, { lens, persona }: Question, isStarted: boolean) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/maps/{map_id}/proofs", {
      params: { path: path(of) },
      // What is left out has a default, which the client's types do not know.
      body: { lens, persona, is_started: isStarted } as never,
    }),
  );

/** What is known of a question: its latest proof, whether it is current, and the job that makes one. */
export const knownQuery = (of: Of, question: Question) =>
  queryOptions({
    queryKey: ["proofs", of.mapId, "known", question],
    queryFn: () => ask(of, question, false),
  });

/** Proves the map, or finds the proof that is there already. */
export const startProof = (of: Of, question: Question) => ask(of, question, true);

/** The proofs of a map, the latest first. */
export const proofsQuery = (of: Of) =>
  queryOptions({
    queryKey: ["proofs", of.mapId, "listed"],
    queryFn: async () =>
      (
        await data(
          api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/proofs", {
            params: { path: path(of), query: { size: 50 } },
          }),
        )
      ).items,
  });

/** A whole proof, in a language; it never changes. */
export const proofQuery = (of: Of, proofId: string, language: string) =>
  queryOptions({
    queryKey: ["proof", of.mapId, proofId, language],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/proofs/{proof_id}", {
          params: { path: { ...path(of), proof_id: proofId } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The journeys behind a finding. */
export const behindQuery = (of: Of, proofId: string, findingId: string, page: number, size: number) =>
  queryOptions({
    queryKey: ["proof", of.mapId, proofId, "behind", findingId, page, size],
    queryFn: ({ signal }) =>
      data(
        api.GET(
          "/api/workspaces/{workspace_id}/maps/{map_id}/proofs/{proof_id}/findings/{finding_id}/journeys",
          {
            params: {
              path: { ...path(of), proof_id: proofId, finding_id: findingId },
              query: { page, size, order: "latest" },
            },
            signal,
          },
        ),
      ),
    staleTime: 60_000,
  });

/** The edit that would set a finding aside; likewise. */
export const asideOfFinding = async (
  of: Of,
  proofId: string,
  findingId: string,
  why: string,
): Promise<Operation> => {
  const made = await data(
    api.POST("/api/workspaces/{workspace_id}/maps/{map_id}/proofs/{proof_id}/findings/{finding_id}/aside", {
      params: { path: { ...path(of), proof_id: proofId, finding_id: findingId } },
      body: { why, is_applied: false },
    }),
  );
  return made.operation as unknown as Operation;
};

/** The edit that would make a card of a finding; the map is edited by who asks, so that it can be undone. */
export const cardOfFinding = async (of: Of, proofId: string, findingId: string): Promise<Operation> => {
  const made = await data(
    api.POST("/api/workspaces/{workspace_id}/maps/{map_id}/proofs/{proof_id}/findings/{finding_id}/card", {
      params: { path: { ...path(of), proof_id: proofId, finding_id: findingId } },
      body: { step: null, is_applied: false },
    }),
  );
  return made.operation as unknown as Operation;
};
