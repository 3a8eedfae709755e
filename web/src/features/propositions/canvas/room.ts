/** How the fields of a shape lie in it, as shares of its height. */
export interface Layout {
  /** Where the upper field begins and the lower one ends. */
  readonly top: number;
  readonly bottom: number;
  /** Between either and the line that parts them. */
  readonly gap: number;
  /** Of the field beside both. */
  readonly beside: number;
}

export const LAYOUTS = {
  square: { top: 0.025, bottom: 0.975, gap: 0.045, beside: 0.95 },
  circle: { top: 0.135, bottom: 0.87, gap: 0.04, beside: 0.49 },
} as const satisfies Record<string, Layout>;

export type Shape = keyof typeof LAYOUTS;

/** How high the notes of each field are. */
export interface Content {
  readonly above: number;
  readonly below: number;
  readonly beside: number;
}

/** Where the line between the upper and the lower field lies, and how high the shape must be. */
export interface Room {
  readonly split: number;
  readonly height: number;
}

// Further from the middle the picture would not be the known one.
const [LOWEST, HIGHEST] = [0.38, 0.62];

/**
 * The room that the notes of a shape need: the known picture when they fit in it, else with the line
 * nearer to where there are few, and only then higher than wide.
 */
export function roomFor(shape: Shape, content: Content, width: number): Room {
  const { top, bottom, gap, beside } = LAYOUTS[shape];
  const heightAt = (split: number) =>
    Math.max(
      content.above / (split - gap - top),
      content.below / (bottom - gap - split),
      content.beside / beside,
      width,
    );
  const notes = content.above + content.below;
  if (heightAt(0.5) <= width || notes === 0) return { split: 0.5, height: Math.ceil(heightAt(0.5)) };
  const even = gap + top + ((bottom - top - 2 * gap) * content.above) / notes;
  const split = Math.min(HIGHEST, Math.max(LOWEST, even));
  return { split, height: Math.ceil(heightAt(split)) };
}
