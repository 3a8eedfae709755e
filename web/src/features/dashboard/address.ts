import type { Lens } from "@/features/lens/lens";
import type { Tile } from "./api";

const PLACES = {
  summary: "/w/$workspaceId/explore",
  trend: "/w/$workspaceId/explore",
  flow: "/w/$workspaceId/explore/flow",
  funnel: "/w/$workspaceId/explore/funnel",
  paths: "/w/$workspaceId/explore/paths",
  variants: "/w/$workspaceId/explore/variants",
  journeys: "/w/$workspaceId/explore/persons",
} as const;

type Place = (typeof PLACES)[keyof typeof PLACES];
type Asked = Record<string, unknown> & { lens?: Lens };

/** Where Explore asks what a tile asks: a screen, its options and its lens. */
export function addressOf({ analysis, asked, chart }: Pick<Tile, "analysis" | "asked" | "chart">): {
  to: Place;
  search: Record<string, unknown>;
} {
  const { lens, ...question } = asked as Asked;
  const to = PLACES[analysis as keyof typeof PLACES] ?? PLACES.summary;
  return { to, search: { lens, ...optionsOf(analysis, question, chart) } };
}

function optionsOf(
  analysis: string,
  question: Record<string, unknown>,
  chart: string,
): Record<string, unknown> {
  switch (analysis) {
    case "flow":
      return chart ? { flow: { measure: chart } } : {};
    case "paths":
      return { paths: chart ? { ...question, chart } : question };
    case "funnel":
      return { funnel: { ...question, steps: stepsOf(question.steps) } };
    case "trend":
    case "variants":
      return { [analysis]: question };
    default:
      return {};
  }
}

/** Steps as the builder holds them: a name by itself is a step of one touchpoint. */
function stepsOf(steps: unknown): object[] {
  if (!Array.isArray(steps)) return [];
  return steps.map((step) => (typeof step === "string" ? { labels: [step] } : step));
}
