/** Says something to who listens to the screen: what a drag or a key has done. */
export function say(text: string) {
  let place = document.getElementById("touchpoints-said");
  if (!place) {
    place = document.createElement("div");
    place.id = "touchpoints-said";
    place.setAttribute("role", "status");
    Object.assign(place.style, {
      position: "fixed",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
    });
    document.body.append(place);
  }
  place.textContent = text;
}

/** Focuses what moved, once it stands in its new place. */
export function focusSoon(selector: string) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()),
  );
}
