import type { Card, Head } from "./types";

export type Status = "observed" | "reported" | "assumed" | "proposed";

/** What a card is worth, from its evidence: measured, said by customers, assumed by the team, or proposed. */
export function statusOf(card: Card, head: Pick<Head, "state">): Status {
  const kinds = card.evidence.map((one) => one.kind);
  if (card.kind === "emotion" && card.measured) return "observed";
  if (kinds.includes("metric")) return "observed";
  if (kinds.length > 0 || (card.kind === "emotion" && card.reported)) return "reported";
  return head.state === "to_be" || card.kind === "opportunity" ? "proposed" : "assumed";
}
