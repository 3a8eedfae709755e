import type { Operation } from "@/mapping/types";

/** Someone who has the document open, and where in it. */
export interface Person {
  connection: string;
  /** None of a guest, who has an id in the workshop. */
  user_id: string | null;
  guest?: string;
  name: string;
  part: string | null;
}

/** What is said to the server; the words are those of docs/live.md. */
export type Said =
  | { type: "operation"; client_id: string; operation: Operation }
  | { type: "at"; part: string | null }
  | { type: "since"; sequence: number };

/** What the server says. */
export type Heard =
  | {
      type: "hello";
      sequence: number;
      you: { user_id: string | null; guest?: string; connection: string };
      can_edit: boolean;
      /** Whether nothing of the document is kept from me. */
      sees_private: boolean;
      people: Person[];
    }
  | { type: "operation"; sequence: number; client_id: string; operation: Operation; user_id: string | null }
  | { type: "refused"; client_id: string | null; problem: { status: number; code: string; detail?: string } }
  | { type: "people"; people: Person[] }
  | { type: "replaced"; sequence: number }
  | { type: "comments" }
  | { type: "answers" };

/** An open connection. */
export interface Line {
  say(message: Said): void;
  close(): void;
}

export interface Listener {
  hear(message: Heard): void;
  /** It has ended; `isFinal` when coming back would be refused. */
  ended(isFinal: boolean): void;
}

export type Connect = (listener: Listener) => Line;

const NOT_ADMITTED = 4403;

/** The live connection of a document. */
export function socketTo(documentId: string, listener: Listener): Line {
  const { protocol, host } = location;
  const socket = new WebSocket(
    `${protocol === "https:" ? "wss" : "ws"}://${host}/api/live/documents/${documentId}`,
  );
  socket.onmessage = ({ data }) => listener.hear(JSON.parse(data));
  socket.onclose = ({ code }) => listener.ended(code === NOT_ADMITTED);
  return {
    say: (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message)),
    close: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}
