import { useHotkeys } from "@mantine/hooks";
import { useStore } from "../useMap";

/** Ctrl+Z undoes my last edit wherever I am on the screen, but not while I type: there the browser undoes. */
export function useUndoKeys() {
  const { undo, redo } = useStore();
  useHotkeys([
    ["mod+Z", undo],
    ["mod+Y", redo],
    ["mod+shift+Z", redo],
  ]);
}
