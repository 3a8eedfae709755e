import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
} from "@tanstack/react-router";
import { NotFound } from "@/app/NotFound";
import { Shell } from "@/app/Shell";
import { ScreenFailure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { type Lens, lensOf } from "@/features/lens/lens";

/** What every address of a workspace may hold: the lens through which it is looked at. */
export interface WorkspaceSearch {
  lens?: Lens;
  [other: string]: unknown;
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const workspaces = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/start/WorkspacesScreen"), "WorkspacesScreen"),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: "/w/$workspaceId",
  component: Shell,
  validateSearch: (search: Record<string, unknown>): WorkspaceSearch => ({
    ...search,
    lens: search.lens === undefined ? undefined : lensOf(search.lens),
  }),
  search: { middlewares: [retainSearchParams(["lens"])] },
});

/** A screen that is loaded when it is opened. */
function screen<Path extends string>(
  path: Path,
  // biome-ignore lint/suspicious/noExplicitAny: a screen takes no props
  load: () => Promise<{ default: React.ComponentType<any> }>,
) {
  return createRoute({ getParentRoute: () => workspace, path, component: lazyRouteComponent(load) });
}

// Of who joined a workshop by its link, without an account.
const guest = createRoute({
  getParentRoute: () => root,
  path: "/guest/$documentId",
  component: lazyRouteComponent(() => import("@/features/workshops/GuestScreen")),
});

const screens = [
  screen("/", () => import("@/features/start/StartScreen")),
  screen("projects", () => import("@/features/projects/ProjectsScreen")),
  screen("projects/$documentId", () => import("@/features/projects/ProjectScreen")),
  screen("data", () => import("@/features/data/DataScreen")),
  screen("touchpoints", () => import("@/features/touchpoints/TouchpointsScreen")),
  screen("personas", () => import("@/features/personas/PersonasScreen")),
  screen("personas/$personaId", () => import("@/features/personas/PersonaScreen")),
  screen("maps", () => import("@/features/maps/MapsScreen")),
  screen("maps/$mapId", () => import("@/features/maps/MapScreen")),
  screen("research", () => import("@/features/research/ResearchScreen")),
  screen("interviews", () => import("@/features/interviews/InterviewsScreen")),
  screen("interviews/$documentId", () => import("@/features/interviews/InterviewScreen")),
  screen("surveys", () => import("@/features/surveys/SurveysScreen")),
  screen("surveys/$documentId", () => import("@/features/surveys/SurveyScreen")),
  screen("validation/$mapId", () => import("@/features/validation/ValidationScreen")),
  screen("plans", () => import("@/features/plans/PlansScreen")),
  screen("plans/$documentId", () => import("@/features/plans/PlanScreen")),
  screen("propositions", () => import("@/features/propositions/PropositionsScreen")),
  screen("propositions/$documentId", () => import("@/features/propositions/PropositionScreen")),
  screen("calendars", () => import("@/features/calendars/CalendarsScreen")),
  screen("calendars/$documentId", () => import("@/features/calendars/CalendarScreen")),
  screen("workshops", () => import("@/features/workshops/WorkshopsScreen")),
  screen("workshops/$documentId", () => import("@/features/workshops/WorkshopScreen")),
  screen("explore", () => import("@/features/explore/OverviewScreen")),
  screen("explore/flow", () => import("@/features/explore/FlowScreen")),
  screen("explore/funnel", () => import("@/features/explore/FunnelScreen")),
  screen("explore/paths", () => import("@/features/explore/PathsScreen")),
  screen("explore/variants", () => import("@/features/explore/VariantsScreen")),
  screen("explore/persons", () => import("@/features/explore/PersonsScreen")),
  screen("explore/persons/$person", () => import("@/features/explore/PersonScreen")),
  screen("dashboard", () => import("@/features/dashboard/DashboardScreen")),
  screen("drafts", () => import("@/features/drafts/DraftScreen")),
  screen("settings", () => import("@/features/settings/SettingsScreen")),
];

export const router = createRouter({
  routeTree: root.addChildren([workspaces, guest, workspace.addChildren(screens)]),
  defaultPreload: "intent",
  defaultErrorComponent: ScreenFailure,
  defaultPendingComponent: Waiting,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
