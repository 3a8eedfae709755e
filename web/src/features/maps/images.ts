import { csrfToken, problemOf, type Shape } from "@/api/client";

/** The types of pictures that the server keeps. */
export const PICTURES = "image/png,image/jpeg,image/webp,image/gif";

/** Sends a picture; the server keeps it without place and time. */
export async function sendPicture(workspaceId: string, file: File): Promise<Shape<"ImageOut">> {
  const response = await fetch(`/api/workspaces/${workspaceId}/images`, {
    method: "POST",
    body: file,
    headers: { "X-CSRFToken": csrfToken(), "Content-Type": "application/octet-stream" },
  });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** Where a picture is fetched: one of the workspace's own by its path, another only over http(s). */
export function imageAddress(image: string, workspaceId: string): string | undefined {
  if (image.startsWith("images/")) return `/api/workspaces/${workspaceId}/${image}`;
  return /^https?:\/\//.test(image) ? image : undefined;
}
