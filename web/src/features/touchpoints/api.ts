import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, data, Problem, type Shape } from "@/api/client";
import { type Field, merged, type Register, saidOf, type Touchpoint, type TouchpointIn } from "./merge";

export type Unregistered = Shape<"UnregisteredOut">;

const of = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });
const ifMatch = (version: string) => ({ "If-Match": `"${version}"` });
const PATH = "/api/workspaces/{workspace_id}/touchpoints";

/** The register with its counts; asked again while these are behind. */
export const registerQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspaceId],
    queryFn: () => data(api.GET(PATH, { params: of(workspaceId) })),
    refetchInterval: ({ state }) => (state.data?.is_current === false ? 4000 : false),
  });

/** Events that wait to be named, the commonest first, then contacts that are only drawn. */
export const unregisteredQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspaceId, "unregistered"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/touchpoints/unregistered", {
          params: { ...of(workspaceId), query: { size: 200 } },
        }),
      ),
  });

/** What the events would become with these rules. */
export const rulesQuery = (
  workspaceId: string,
  touchpoint: TouchpointIn,
  insteadOf: string | null,
  at: number | null,
) =>
  queryOptions({
    queryKey: ["touchpoints", workspaceId, "preview", touchpoint, insteadOf, at],
    queryFn: () =>
      data(
        api.POST("/api/workspaces/{workspace_id}/touchpoints/preview", {
          params: of(workspaceId),
          body: { touchpoint, instead_of: insteadOf, at },
        }),
      ),
    retry: false,
  });

/** The build that brings the journeys up to date; null when none is known. */
export const rebuildQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["touchpoints rebuild", workspaceId],
    queryFn: (): string | null => null,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const startBuild = (workspaceId: string) =>
  data(api.POST("/api/workspaces/{workspace_id}/builds", { params: of(workspaceId) }));

/** My change and somebody else's are in the same field, or the touchpoint is gone. */
export class ClashError extends Error {
  constructor(
    readonly touchpoint: string,
    readonly clashes: readonly Field[],
    readonly theirs: Touchpoint | null,
  ) {
    super(`clash: ${touchpoint}`);
  }
}

const MOST_TRIES = 3;

/** The changes of the register; what somebody else changed meanwhile is read again and kept. */
export function registerChanges(client: QueryClient, workspaceId: string) {
  const key = registerQuery(workspaceId).queryKey;
  const known = () =>
    client.fetchQuery({ ...registerQuery(workspaceId), staleTime: Number.POSITIVE_INFINITY });
  const latest = () => client.fetchQuery({ ...registerQuery(workspaceId), staleTime: 0 });

  async function attempt(write: (register: Register) => Promise<Register>): Promise<Register> {
    let register = await known();
    for (let nTried = 1; ; nTried++) {
      try {
        return taken(await write(register));
      } catch (error) {
        if (!(error instanceof Problem && error.code === "changed_meanwhile") || nTried === MOST_TRIES)
          throw error;
        register = await latest();
      }
    }
  }

  function taken(register: Register): Register {
    client.setQueryData(key, register);
    if (register.job_id) client.setQueryData(rebuildQuery(workspaceId).queryKey, register.job_id);
    client.invalidateQueries({ queryKey: [...key, "unregistered"] });
    client.invalidateQueries({ queryKey: [...key, "preview"] });
    return register;
  }

  /** The touchpoint as it is now with my change; refused where both changed the same. */
  function onTopOf(register: Register, base: Touchpoint, mine: TouchpointIn): TouchpointIn {
    const theirs = register.touchpoints.find((one) => one.name === base.name) ?? null;
    const { touchpoint, clashes } = theirs ? merged(base, mine, theirs) : { touchpoint: mine, clashes: [] };
    if (!theirs || clashes.length > 0) throw new ClashError(base.name, clashes, theirs);
    return touchpoint;
  }

  return {
    latest,
    add: (touchpoints: TouchpointIn[], at: number | null = null) =>
      attempt((register) =>
        data(
          api.POST(PATH, {
            params: of(workspaceId),
            body: { touchpoints, at },
            headers: ifMatch(register.version),
          }),
        ),
      ),
    change: (base: Touchpoint, mine: TouchpointIn) =>
      attempt((register) =>
        data(
          api.PUT(PATH, {
            params: { ...of(workspaceId), query: { name: base.name } },
            body: onTopOf(register, base, mine),
            headers: ifMatch(register.version),
          }),
        ),
      ),
    remove: (base: Touchpoint) =>
      attempt((register) => {
        onTopOf(register, base, saidOf(base));
        const params = { ...of(workspaceId), query: { name: base.name } };
        return data(api.DELETE(PATH, { params, headers: ifMatch(register.version) }));
      }),
    order: (move: (names: string[]) => string[]) =>
      attempt((register) =>
        data(
          api.PUT("/api/workspaces/{workspace_id}/touchpoints/order", {
            params: of(workspaceId),
            body: { names: move(register.touchpoints.map((one) => one.name)) },
            headers: ifMatch(register.version),
          }),
        ),
      ),
  };
}
