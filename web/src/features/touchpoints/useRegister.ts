import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { tellFailure } from "@/components/told";
import { ClashError, registerChanges } from "./api";
import type { Touchpoint, TouchpointIn } from "./merge";

/** What can be done with the register; what goes wrong is told in a corner. */
export function useChanges() {
  const { t } = useTranslation("touchpoints");
  const client = useQueryClient();
  const workspaceId = useWorkspaceId();
  const changes = useMemo(() => registerChanges(client, workspaceId), [client, workspaceId]);
  const tell = (error: unknown) =>
    tellFailure(error instanceof ClashError ? new Error(clashText(error)) : error);
  const clashText = (error: ClashError) =>
    error.theirs
      ? t("clash.field", {
          name: error.touchpoint,
          fields: error.clashes.map((field) => t(`field.${field}`)).join(", "),
        })
      : t("clash.gone", { name: error.touchpoint });
  const change = useMutation({
    mutationFn: ({ base, mine }: { base: Touchpoint; mine: TouchpointIn }) => changes.change(base, mine),
    onError: tell,
  });
  const order = useMutation({ mutationFn: changes.order, onError: tell });
  return { changes, change, order, clashText, tell };
}

/** Whether I may change the register. */
export function useMayEdit(): boolean {
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  return role === "owner" || role === "editor";
}
