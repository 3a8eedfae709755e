import { Problem } from "@/api/client";
import type { Connect, Heard, Line, Listener, Said } from "./line";

const EVERY_MS = 3000;
// After this long the live connection is tried again.
const ROUNDS = 20;
// So often the live connection may fail to open before asking every few seconds takes its place.
const MOST_FAILURES = 2;

type Hello = Extract<Heard, { type: "hello" }>;
type Operated = Extract<Said, { type: "operation" }>;

// The live connection takes messages of a megabyte; the table of a whole year may be more.
const LARGEST = 1_000_000;

/** What is asked instead of heard, by a member of the workspace or by a guest. */
export interface Asking {
  hello(): Promise<Hello>;
  /** What came after an operation by its number. */
  since(sequence: number): Promise<readonly Heard[]>;
  operate(edit: Operated): Promise<Heard>;
}

/** The live connection, or where WebSockets do not come through what asks every few seconds. */
export function liveOr(asking: Asking, live: Connect): Connect {
  let failures = 0;
  return (listener) => {
    if (failures >= MOST_FAILURES) {
      failures = 0;
      return pollingBy(asking, listener);
    }
    failures++;
    const line = live({
      hear(message) {
        failures = 0;
        listener.hear(message);
      },
      ended: listener.ended,
    });
    return {
      say(message) {
        const isLarge = message.type === "operation" && JSON.stringify(message).length > LARGEST;
        // What is lost on the way is sent again when no answer comes.
        if (isLarge) operatedBy(asking, message, listener, () => {});
        else line.say(message);
      },
      close: () => line.close(),
    };
  };
}

/** Stands in for the live connection: asks every few seconds. */
export function pollingBy(asking: Asking, listener: Listener): Line {
  let sequence = 0;
  let rounds = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;

  const end = (isFinal: boolean) => {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(timer);
    listener.ended(isFinal);
  };
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (problem) {
      end(isGone(problem));
    }
  };
  const tell = async (after: number) => {
    for (const one of await asking.since(after)) {
      if (!isOpen) return;
      if ("sequence" in one) sequence = Math.max(sequence, one.sequence);
      listener.hear(one);
    }
  };
  const ask = () =>
    guarded(async () => {
      await tell(sequence);
      if (!isOpen) return;
      if (++rounds > ROUNDS) return end(false);
      timer = setTimeout(ask, EVERY_MS);
    });
  guarded(async () => {
    const hello = await asking.hello();
    if (!isOpen) return;
    sequence = hello.sequence;
    listener.hear(hello);
    timer = setTimeout(ask, EVERY_MS);
  });
  return {
    say(message) {
      if (message.type === "operation") operatedBy(asking, message, listener, () => end(false));
      if (message.type === "since") guarded(() => tell(message.sequence));
    },
    close() {
      isOpen = false;
      clearTimeout(timer);
    },
  };
}

/** Has an edit done by asking, and tells what became of it. */
async function operatedBy(asking: Asking, edit: Operated, listener: Listener, lost: () => void) {
  try {
    listener.hear(await asking.operate(edit));
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status === 0) return lost();
    const { status, code, message: detail } = problem;
    listener.hear({ type: "refused", client_id: edit.client_id, problem: { status, code, detail } });
  }
}

/** Whether a failure says that I may not come here, or no longer. */
export const isGone = (problem: unknown) =>
  problem instanceof Problem && [401, 403, 404].includes(problem.status);
