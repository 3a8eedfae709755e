interface SaveTileProps {
  kind: string;
  options: object;
}

/** Keeps an analysis as a tile of the dashboard. */
export function SaveTile(_: SaveTileProps) {
  return null;
}
