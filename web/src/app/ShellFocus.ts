import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** How long a screen may take to show its heading before the focus is left where it is. */
const PATIENCE_MS = 8_000;

/** Puts the focus on the heading of a screen that is gone to, so that it is read out and Tab goes on from there. */
export function useFocusOnHeading() {
  const router = useRouter();
  useEffect(() => {
    let stop = () => {};
    const leave = router.subscribe("onBeforeNavigate", ({ fromLocation, toLocation }) => {
      if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
      stop();
      stop = focusNextHeading(document.getElementById("content"));
    });
    return () => {
      leave();
      stop();
    };
  }, [router]);
}

/**
 * Focuses the heading that takes the place of the present one within a part of the page.
 * Gives a function that stops waiting for it.
 */
export function focusNextHeading(part: HTMLElement | null): () => void {
  if (!part) return () => {};
  const before = part.querySelector("h1");
  const wordsBefore = before?.textContent;
  const watch = new MutationObserver(() => {
    const heading = part.querySelector("h1");
    if (!heading || (heading === before && heading.textContent === wordsBefore)) return;
    if (!isBusyIn(part)) focus(heading);
    stop();
  });
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
  };
  watch.observe(part, { childList: true, subtree: true, characterData: true });
  return stop;
}

function focus(heading: HTMLElement) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Whether the user has already put the focus on something in the new screen. */
function isBusyIn(part: HTMLElement): boolean {
  const active = document.activeElement;
  return active !== null && active !== part && part.contains(active) && active.tagName !== "H1";
}
