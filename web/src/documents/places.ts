import type { Kind } from "./structure";

/** Under which address the documents of a kind open: `/w/<workspace>/plans/<document>`. */
export const PLACES: Readonly<Record<Kind, string>> = {
  plan: "plans",
  project: "projects",
  interviews: "interviews",
  survey: "surveys",
  proposition: "propositions",
  content: "calendars",
  workshop: "workshops",
};

/** The address of a document. */
export const addressOf = (workspaceId: string, kind: Kind, documentId: string) =>
  `/w/${workspaceId}/${PLACES[kind]}/${documentId}`;
