import type { Kind } from "./structure";

/** A kind of document that has a screen: maps are documents too. */
export type Place = Kind | "map";

/** Under which address the documents of a kind open: `/w/<workspace>/plans/<document>`. */
export const PLACES: Readonly<Record<Place, string>> = {
  map: "maps",
  plan: "plans",
  project: "projects",
  interviews: "interviews",
  survey: "surveys",
  proposition: "propositions",
  content: "calendars",
  workshop: "workshops",
};

/** The address of a document. */
export const addressOf = (workspaceId: string, kind: Place, documentId: string) =>
  `/w/${workspaceId}/${PLACES[kind]}/${documentId}`;
