import { Box } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Waiting } from "@/components/Waiting";
import { useAddress } from "@/documents/address";
import { find } from "@/mapping/places";
import { useOverlay } from "../overlay";
import { useDocument, useSaid, useStore } from "../useMap";
import classes from "./MapFrame.module.css";
import { MapPanel } from "./MapPanel";
import { MapToolbar } from "./MapToolbar";
import { ProofOverlay, views } from "./parts";
import { useUndoKeys } from "./useUndoKeys";

const SnapshotView = lazy(() => import("../panels/snapshots/SnapshotView"));

/** The open map: a toolbar over one view of it, with a panel at the side. */
export function MapFrame() {
  const said = useSaid();
  const title = said(useDocument().head.title);
  useDocumentTitle(`${title} · Klantreis`);
  useUndoKeys();
  useOpenedAt();
  const [shown] = useAddress("view");
  const [snapshot] = useAddress("snapshot");
  const { Shown: View } = views.find((view) => view.key === shown) ?? views[0]!;
  return (
    <WithProof>
      <Box className={classes.frame}>
        <MapToolbar />
        {shown !== "summary" && <h1 className="only-printed">{title}</h1>}
        <Strip />
        <div className={classes.room}>
          <div className={classes.view}>
            <Suspense fallback={<Waiting rows={8} />}>
              {snapshot ? <SnapshotView number={Number(snapshot)} /> : <View />}
            </Suspense>
          </div>
          <MapPanel />
        </div>
      </Box>
    </WithProof>
  );
}

/** Goes to the part that the address names, `?at=`: a link from a finding, an action, a comment. */
function useOpenedAt() {
  const store = useStore();
  const [at] = useAddress("at");
  useEffect(() => {
    const map = store.getView().document;
    if (at !== undefined && map && find(map, at)) store.select(at);
  }, [at, store]);
}

function Strip() {
  const { Strip: Shown } = useOverlay();
  return Shown && <Shown />;
}

function WithProof({ children }: { children: ReactNode }) {
  return ProofOverlay ? <ProofOverlay>{children}</ProofOverlay> : children;
}
