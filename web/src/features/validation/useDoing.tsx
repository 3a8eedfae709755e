import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { tellFailure } from "@/components/told";
import { mapDocumentQuery } from "@/documents/api";
import { undo } from "./api";
import { useOf } from "./useValidation";

/** Does something about a finding, says so with a way back, and looks again at what is known. */
export function useDoing<Given>(does: (given: Given) => Promise<Shape<"FindingDoneOut">>, told: string) {
  const { t } = useTranslation("validation");
  const { workspaceId, mapId } = useOf();
  const queries = useQueryClient();
  const lookAgain = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["validation", mapId] }),
      queries.invalidateQueries({ queryKey: mapDocumentQuery(workspaceId, mapId).queryKey }),
    ]);
  const back = async (done: Shape<"FindingDoneOut">) => {
    await undo(workspaceId, done).catch(tellFailure);
    await lookAgain();
  };
  return useMutation({
    mutationFn: does,
    onError: tellFailure,
    onSuccess: async (done) => {
      await lookAgain();
      const id = notifications.show({
        color: "sea",
        autoClose: 8000,
        message: (
          <>
            {told}{" "}
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                notifications.hide(id);
                void back(done);
              }}
            >
              {t("undo")}
            </Button>
          </>
        ),
      });
    },
  });
}
