/** A place on the screen, as an element has it. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a line leaves a note: the middle of a side, or the edge of its field when it is scrolled away. */
export function endOf(note: Box, field: Box, side: "left" | "right", room: Box): Point {
  const middle = (note.top + note.bottom) / 2;
  const y = Math.min(Math.max(middle, field.top), field.bottom);
  return { x: note[side] - room.left, y: y - room.top };
}

/** A calm curve from an item to a need. */
export function curve(from: Point, to: Point): string {
  const bend = Math.max(24, Math.abs(to.x - from.x) / 2);
  const round = (value: number) => Math.round(value * 10) / 10;
  const points = [
    [from.x, from.y],
    [from.x + bend, from.y],
    [to.x - bend, to.y],
    [to.x, to.y],
  ].map(([x, y]) => `${round(x!)} ${round(y!)}`);
  return `M${points[0]} C${points[1]} ${points[2]} ${points[3]}`;
}
