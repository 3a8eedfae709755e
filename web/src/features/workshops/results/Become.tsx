import type { Entry } from "../workshop";

interface BecomeProps {
  picked: readonly Entry[];
  all: readonly Entry[];
  choose: (ids: ReadonlySet<string>) => void;
}

export function Become(_: BecomeProps) {
  return null;
}
