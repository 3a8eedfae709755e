/** A member who can be called in a comment. */
export interface Callable {
  user_id: string;
  name: string;
}

/** The members whose name stands behind an @ in a text. */
export function mentionsIn(body: string, members: readonly Callable[]): string[] {
  const called = members.filter(({ name }) => name !== "" && body.includes(`@${name}`));
  // Of "@Anna Bakker" Anna alone is not called.
  const longest = called.filter(
    ({ name }) =>
      !called.some((other) => other.name !== name && other.name.startsWith(name) && !isAlone(body, name)),
  );
  return longest.map((one) => one.user_id);
}

function isAlone(body: string, name: string): boolean {
  return body
    .split(`@${name}`)
    .slice(1)
    .some((after) => !/^ \p{L}/u.test(after));
}

/** The name that is being typed behind an @ before the caret; null when there is none. */
export function namedAt(body: string, caret: number): { from: number; typed: string } | null {
  const match = /(?:^|\s)@([\p{L}\p{N}.'-]{0,30})$/u.exec(body.slice(0, caret));
  return match ? { from: caret - match[1]!.length, typed: match[1]!.toLowerCase() } : null;
}

/** The members whose name, or a word of it, begins with what was typed. */
export function offered(members: readonly Callable[], typed: string): Callable[] {
  const words = (name: string) => [name, ...name.split(" ")].map((word) => word.toLowerCase());
  return members.filter(({ name }) => words(name).some((word) => word.startsWith(typed))).slice(0, 6);
}
