/** Focuses what a selector finds, once what was moved stands in its new place. */
export function focusSoon(selector: string) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()),
  );
}
