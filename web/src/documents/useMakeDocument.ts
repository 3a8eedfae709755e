import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { makeDocument, type Start } from "./api";
import { addressOf } from "./places";
import type { Kind } from "./structure";

/** Makes a document in the language that is shown, and opens it. */
export function useMakeDocument(kind: Kind) {
  const { i18n } = useTranslation();
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (start: Start) => makeDocument(workspaceId, kind, i18n.language, start),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["documents", workspaceId, kind] });
      void navigate({ to: addressOf(workspaceId, kind, id) });
    },
    onError: tellFailure,
  });
}
