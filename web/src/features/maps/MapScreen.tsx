import { Suspense } from "react";
import { ScreenFailure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { MapFrame } from "./frame/MapFrame";
import { MapProvider, useMapId, useStore, useView } from "./useMap";

/** One map: its toolbar, a view of it, and a panel beside it. */
export default function MapScreen() {
  return (
    <MapProvider key={useMapId()}>
      <OpenedMap />
    </MapProvider>
  );
}

function OpenedMap() {
  const store = useStore();
  const isThere = useView((view) => view.document !== null);
  const error = useView((view) => view.error);
  if (error && !isThere) return <ScreenFailure error={error} reset={store.start} />;
  if (!isThere) return <Waiting rows={8} />;
  return (
    <Suspense fallback={<Waiting rows={8} />}>
      <MapFrame />
    </Suspense>
  );
}
