import type { Shape } from "@/api/client";

/** A proof as the API tells it: what journeys say of a map. */
export type Proof = Shape<"ProofOut">;
/** A proof as it is listed. */
export type ProofRow = Shape<"ProofRowOut">;
export type Finding = Shape<"FindingOut">;
export type StepFigures = Shape<"ProvedStepFigures">;
export type StepConformance = Shape<"ProvedStepConformance">;
/** A share with its count, n and interval; null when it is of none. */
export type Share = Shape<"ProvedShare">;
/** Below so many a figure says little. */
export const FEW = 30;
