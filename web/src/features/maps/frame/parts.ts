import {
  IconCards,
  IconChartLine,
  IconChecklist,
  IconCircleDotted,
  IconFileText,
  IconHistory,
  IconInfoCircle,
  IconLayoutGrid,
  IconMessage,
  IconRoute,
  IconTable,
  IconZoomCheck,
} from "@tabler/icons-react";
import { type ComponentType, lazy, type ReactNode } from "react";

type Load = () => Promise<{ default: ComponentType<{ children?: ReactNode }> }>;

// A view or panel is there when its file is: views/FlowView.tsx is `?view=flow`.
const files = import.meta.glob([
  "../grid/GridView.tsx",
  "../views/*View.tsx",
  "../panels/*Panel.tsx",
  "../panels/MapMenu.tsx",
  "../../proofs/ProofPanel.tsx",
  "../../proofs/ProofOverlay.tsx",
]) as { [path: string]: Load };

const VIEWS = [
  { key: "grid", file: "../grid/GridView.tsx", icon: IconLayoutGrid },
  { key: "flow", file: "../views/FlowView.tsx", icon: IconRoute },
  { key: "curve", file: "../views/CurveView.tsx", icon: IconChartLine },
  { key: "circle", file: "../views/CircleView.tsx", icon: IconCircleDotted },
  { key: "table", file: "../views/TableView.tsx", icon: IconTable },
  { key: "summary", file: "../views/SummaryView.tsx", icon: IconFileText },
];

const PANELS = [
  { key: "head", file: "../panels/HeadPanel.tsx", icon: IconInfoCircle },
  { key: "card", file: "../panels/CardPanel.tsx", icon: IconCards },
  { key: "comments", file: "../panels/CommentsPanel.tsx", icon: IconMessage },
  { key: "proof", file: "../../proofs/ProofPanel.tsx", icon: IconZoomCheck },
  { key: "check", file: "../panels/CheckPanel.tsx", icon: IconChecklist },
  { key: "snapshots", file: "../panels/SnapshotsPanel.tsx", icon: IconHistory },
];

function present<Part extends { file: string }>(parts: Part[]) {
  return parts.flatMap((part) => {
    const load = files[part.file];
    return load ? [{ ...part, Shown: lazy(load) }] : [];
  });
}

/** The ways to look at a map, `?view=…`. */
export const views = present(VIEWS);
/** What stands beside a map, `?panel=…`. */
export const panels = present(PANELS);

const [menu] = present([{ file: "../panels/MapMenu.tsx" }]);
const [overlay] = present([{ file: "../../proofs/ProofOverlay.tsx" }]);

/** What can be done with the whole map: export, share, … */
export const MapMenu = menu?.Shown;
/** What a proof draws over the map; wraps the frame. */
export const ProofOverlay = overlay?.Shown;
