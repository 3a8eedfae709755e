import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./generated/api";

/** The shapes that the API speaks of: `Shape<"MapOut">`. */
export type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** What went wrong, as the server tells it: a code that stays the same and a sentence for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly document: Record<string, unknown> = {},
  ) {
    super(detail);
  }

  /** Whether asking again in a moment may help. */
  get isTemporary() {
    return this.status === 503;
  }
}

/** The token that goes with every change; the server sets it as a cookie. */
export function csrfToken(): string {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
}

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-CSRFToken", csrfToken());
  },
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return;
    // A guest of a workshop has no account to sign in to.
    if (response.status === 401 && !location.pathname.startsWith("/guest/")) signIn();
    throw await problemOf(response);
  },
  onError() {
    return new Problem(0, "unreachable", "The server cannot be reached. Check your connection.");
  },
};

/** Asks the API; a refusal is thrown as a `Problem`. */
export const api = createClient<paths>({ baseUrl: location.origin });
api.use(guard);

/** The data of an answer that came: `await data(api.GET(…))`. */
export async function data<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T;
}

/** What a refusal says; a page that is no problem document counts as an unexpected failure. */
export async function problemOf(response: Response): Promise<Problem> {
  const document = await response.json().catch(() => ({}));
  return new Problem(
    response.status,
    document.code ?? "unexpected",
    document.detail ?? `The server answered ${response.status}.`,
    document,
  );
}

function signIn() {
  const here = location.pathname + location.search;
  location.assign(`/account/login/?next=${encodeURIComponent(here)}`);
}
