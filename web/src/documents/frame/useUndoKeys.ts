import { useHotkeys } from "@mantine/hooks";
import { useOpen } from "../useDocument";

/** Ctrl+Z undoes my last edit, but not while I type: there the browser undoes. */
export function useUndoKeys() {
  const { undo, redo } = useOpen();
  useHotkeys([
    ["mod+Z", undo],
    ["mod+Y", redo],
    ["mod+shift+Z", redo],
  ]);
}
