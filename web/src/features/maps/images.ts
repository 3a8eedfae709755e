/** Where a picture is fetched: one of the workspace's own by its path, another only over http(s). */
export function imageAddress(image: string, workspaceId: string): string | undefined {
  if (image.startsWith("images/")) return `/api/workspaces/${workspaceId}/${image}`;
  return /^https?:\/\//.test(image) ? image : undefined;
}
