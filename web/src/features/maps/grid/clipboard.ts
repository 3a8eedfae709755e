import type { ClipboardEvent } from "react";
import type { Card } from "@/mapping/types";
import type { GridController } from "./controller";
import { rowsOf } from "./paste";

const OWN = "application/x-klantreis-card";

/** Ctrl+C, Ctrl+X and Ctrl+V on the grid: a card as itself, and as text for other programs. */
export function clipboardOf(grid: GridController) {
  const copy = (event: ClipboardEvent) => {
    const copied = isWriting(event) ? null : grid.copied();
    if (!copied) return false;
    event.preventDefault();
    event.clipboardData.setData("text/plain", copied.words);
    event.clipboardData.setData(OWN, JSON.stringify(copied));
    return true;
  };
  return {
    onCopy: copy,
    onCut: (event: ClipboardEvent) => {
      if (copy(event)) grid.removeHere();
    },
    onPaste: (event: ClipboardEvent) => {
      if (isWriting(event)) return;
      event.preventDefault();
      const [file] = event.clipboardData.files;
      if (file) return void grid.pastePicture(grid.surroundings.sendPicture(file));
      const own = cardIn(event.clipboardData.getData(OWN));
      if (own) grid.pasteCard(own.card, own.words);
      else grid.pasteRows(rowsOf(event.clipboardData.getData("text/plain")));
    },
  };
}

function isWriting(event: ClipboardEvent): boolean {
  return event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
}

function cardIn(text: string): { card: Card; words: string } | null {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
