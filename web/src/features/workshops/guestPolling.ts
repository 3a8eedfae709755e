import { api, data, Problem } from "@/api/client";
import type { Line, Listener, Said } from "@/live/line";
import { fetchAsGuest, isGone } from "./guest";

const EVERY_MS = 3000;
// After this long the live connection is tried again.
const ROUNDS = 20;

/** Stands in for the live connection of a guest: looks every few seconds whether the workshop has changed. */
export function guestPolling(guest: string, listener: Listener): Line {
  let sequence = -1;
  let rounds = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;

  const end = (isFinal: boolean) => {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(timer);
    listener.ended(isFinal);
  };
  const look = async () => {
    try {
      const found = await fetchAsGuest();
      if (!isOpen) return;
      if (sequence < 0) greet(found.sequence);
      else if (found.sequence > sequence) listener.hear({ type: "replaced", sequence: found.sequence });
      sequence = found.sequence;
      if (++rounds > ROUNDS) return end(false);
      timer = setTimeout(look, EVERY_MS);
    } catch (problem) {
      end(isGone(problem));
    }
  };
  const greet = (now: number) =>
    listener.hear({
      type: "hello",
      sequence: now,
      you: { user_id: null, guest, connection: "" },
      can_edit: true,
      sees_private: true,
      people: [],
    });
  const operate = async ({ client_id, operation }: Extract<Said, { type: "operation" }>) => {
    const body = { client_id, operation: operation as unknown as { [field: string]: unknown } };
    try {
      const kept = await data(api.POST("/api/guest/operations", { body }));
      listener.hear({ type: "operation", sequence: kept.sequence, client_id, operation, user_id: null });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status === 0) return end(false);
      const { status, code, message: detail } = problem;
      listener.hear({ type: "refused", client_id, problem: { status, code, detail } });
    }
  };
  look();
  return {
    say(message) {
      if (message.type === "operation") operate(message);
      // What others did since is in the document alone.
      if (message.type === "since" && sequence > message.sequence)
        listener.hear({ type: "replaced", sequence });
    },
    close() {
      isOpen = false;
      clearTimeout(timer);
    },
  };
}
