import type { Shape } from "@/api/client";

/** Whether who is signed in may bring data in. */
export function canEdit(workspace: Pick<Shape<"WorkspaceOut">, "role"> | undefined): boolean {
  return workspace?.role === "owner" || workspace?.role === "editor";
}
