import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { documentsQuery } from "./api";
import { addressOf } from "./places";
import type { Kind } from "./structure";

interface LatestDocumentProps {
  kind: Kind;
  /** What is shown while there is none: how the first is made. */
  children: ReactNode;
}

/** Opens the workspace's document of a kind that was changed last. */
export function LatestDocument({ kind, children }: LatestDocumentProps) {
  const workspaceId = useWorkspaceId();
  const documents = useQuery(documentsQuery(workspaceId, kind));
  if (documents.error) return <Failure error={documents.error} reset={() => documents.refetch()} />;
  if (!documents.data) return <Waiting rows={8} />;
  const [last] = documents.data.toSorted((a, b) => b.changed_at.localeCompare(a.changed_at));
  if (!last) return children;
  return <Navigate to={addressOf(workspaceId, kind, last.id)} search={(search) => search} replace />;
}
