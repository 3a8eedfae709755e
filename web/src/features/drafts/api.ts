import { api, data, type Shape } from "@/api/client";
import type { Lens } from "@/features/lens/lens";

/** How a draft is made; what is left out has a default. */
export interface Drafting {
  lens: Lens;
  title: string | null;
  languages: string[];
  outcome: string[];
  most_steps: number;
  least_share: number;
  fitness: number;
}

/** Begins to make a map out of journeys. */
export const startDraft = (workspaceId: string, body: Drafting) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/drafts", {
      params: { path: { workspace_id: workspaceId } },
      body: body as Shape<"DraftIn">,
    }),
  );
