import type { GridController } from "./controller";

/** One thing that the keyboard does; the help lists them all. */
export interface Shortcut {
  /** Its name in the texts: `keys.<name>`. */
  name: string;
  /** As people read them. */
  keys: string[];
  fits(event: KeyboardEvent): boolean;
  /** What is done; nothing for what the browser does by an event of its own. */
  perform?(grid: GridController, event: KeyboardEvent): void;
}

const ARROWS: { [key: string]: "up" | "down" | "left" | "right" } = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

const isBare = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;

export const SHORTCUTS: readonly Shortcut[] = [
  {
    name: "type",
    keys: ["A … Z"],
    fits: (event) => event.key.length === 1 && event.key !== " " && event.key !== "?" && isBare(event),
    perform: (grid, event) => grid.write(event.key),
  },
  {
    name: "edit",
    keys: ["Enter", "F2"],
    fits: (event) => (event.key === "Enter" && isBare(event)) || event.key === "F2",
    perform: (grid) => grid.write(),
  },
  {
    name: "move",
    keys: ["←", "↑", "→", "↓"],
    fits: (event) => event.key in ARROWS && isBare(event),
    perform: (grid, event) => grid.move(ARROWS[event.key]!),
  },
  {
    name: "ends",
    keys: ["Home", "End"],
    fits: (event) => event.key === "Home" || event.key === "End",
    perform: (grid, event) => grid.end(event.key === "End"),
  },
  {
    name: "shift",
    keys: ["Alt + ← ↑ → ↓"],
    fits: (event) => event.key in ARROWS && event.altKey,
    perform: (grid, event) => grid.shift(ARROWS[event.key]!),
  },
  {
    name: "remove",
    keys: ["Delete"],
    fits: (event) => (event.key === "Delete" || event.key === "Backspace") && isBare(event),
    perform: (grid) => grid.removeHere(),
  },
  {
    name: "details",
    keys: ["Space"],
    fits: (event) => event.key === " " && isBare(event),
    perform: (grid) => grid.surroundings.openPanel("card"),
  },
  { name: "copy", keys: ["Ctrl + C", "Ctrl + X", "Ctrl + V"], fits: () => false },
  { name: "undo", keys: ["Ctrl + Z", "Ctrl + Y"], fits: () => false },
  {
    name: "help",
    keys: ["?"],
    fits: (event) => event.key === "?" && isBare(event),
    perform: (grid) => grid.set({ isHelpOpen: true }),
  },
];

/** Does what a key means; false when it means nothing here. */
export function pressed(grid: GridController, event: KeyboardEvent): boolean {
  const shortcut = SHORTCUTS.find((one) => one.perform && one.fits(event));
  shortcut?.perform?.(grid, event);
  return shortcut !== undefined;
}
