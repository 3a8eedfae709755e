import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Link, Offer } from "../proposition";
import { curve, endOf } from "./lines";
import classes from "./Picture.module.css";

interface LinesProps {
  room: RefObject<HTMLElement | null>;
  offer: Offer;
  lit: ReadonlySet<string>;
}

type Drawn = Readonly<Record<string, string>>;

/** The links as lines between the notes, drawn where these stand. */
export function Lines({ room, offer, lit }: LinesProps) {
  const drawn = useDrawn(room, offer.links);
  return (
    <svg className={classes.lines} aria-hidden>
      {offer.links.map(
        ({ id, item, need, strength }) =>
          drawn[id] && (
            <path
              key={id}
              d={drawn[id]}
              data-strength={strength}
              data-lit={(lit.has(item) && lit.has(need)) || undefined}
              data-dim={(lit.size > 0 && !(lit.has(item) && lit.has(need))) || undefined}
            />
          ),
      )}
    </svg>
  );
}

/** Measures again after every change, when the room gets another size, and while a field is scrolled. */
function useDrawn(room: RefObject<HTMLElement | null>, links: readonly Link[]): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({});
  const measure = useRef(() => {});
  measure.current = () => {
    const next = room.current ? pathsIn(room.current, links) : {};
    setDrawn((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  };
  useLayoutEffect(() => measure.current());
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const again = () => measure.current();
    const sizes = new ResizeObserver(again);
    sizes.observe(element);
    element.addEventListener("scroll", again, { capture: true, passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", again, { capture: true });
    };
  }, [room]);
  return drawn;
}

function pathsIn(room: HTMLElement, links: readonly Link[]): Drawn {
  const around = room.getBoundingClientRect();
  const found: Record<string, string> = {};
  for (const { id, item, need } of links) {
    const [from, to] = [item, need].map((one) =>
      room.querySelector<HTMLElement>(`[data-note="${CSS.escape(one)}"]`),
    );
    if (!from || !to) continue;
    const fieldOf = (note: HTMLElement) => note.closest("[data-field]")!.getBoundingClientRect();
    found[id] = curve(
      endOf(from.getBoundingClientRect(), fieldOf(from), "right", around),
      endOf(to.getBoundingClientRect(), fieldOf(to), "left", around),
    );
  }
  return found;
}
