import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** How long a screen may take to show its heading before the focus is left where it is. */
const PATIENCE_MS = 8_000;

/** Puts the focus on the heading of a screen that is gone to, so that it is read out and Tab goes on from there. */
export function useFocusOnHeading() {
  const router = useRouter();
  useEffect(() => {
    let stop = () => {};
    const leave = router.subscribe("onRendered", ({ fromLocation, toLocation }) => {
      if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
      stop();
      stop = focusHeading(document.getElementById("content"));
    });
    return () => {
      leave();
      stop();
    };
  }, [router]);
}

/** Focuses the heading within a part of the page, once it is there; gives a function that stops waiting. */
export function focusHeading(part: HTMLElement | null): () => void {
  if (!part || focused(part)) return () => {};
  const watch = new MutationObserver(() => (focused(part) || isBusyElsewhere(part)) && stop());
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
  };
  watch.observe(part, { childList: true, subtree: true });
  return stop;
}

function focused(part: HTMLElement): boolean {
  const heading = part.querySelector("h1");
  if (!heading || isBusyElsewhere(part)) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

/** Whether the user has already put the focus on something in the new screen. */
function isBusyElsewhere(part: HTMLElement): boolean {
  const active = document.activeElement;
  return active !== null && active !== part && part.contains(active) && active.tagName !== "H1";
}
