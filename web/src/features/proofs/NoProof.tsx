import { Button } from "@mantine/core";
import { IconDatabaseOff, IconStairs, IconTargetArrow, IconZoomCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { Empty } from "@/components/Empty";
import { ButtonLink } from "@/components/links";
import { useDocument, useView } from "@/features/maps/useMap";
import { stepsOf } from "@/mapping/places";
import { touchpointsOn } from "./findings";
import { useProof } from "./useProof";

/** What to do so that there is a proof. */
export function NoProof() {
  const { t } = useTranslation("proofs");
  const map = useDocument();
  const canEdit = useView((view) => view.canEdit);
  const { of, start, isStarting } = useProof();
  const vocabulary = useQuery(vocabularyQuery(of.workspaceId)).data;
  const { workspaceId } = of;
  if (vocabulary && vocabulary.touchpoints.length === 0) {
    return (
      <Empty
        icon={<IconDatabaseOff />}
        title={t("none.data")}
        action={
          <ButtonLink to="/w/$workspaceId/data" params={{ workspaceId }}>
            {t("none.to_data")}
          </ButtonLink>
        }
      >
        {t("none.data_text")}
      </Empty>
    );
  }
  if (stepsOf(map).length === 0) {
    return (
      <Empty
        icon={<IconStairs />}
        title={t("none.steps")}
        action={
          canEdit && (
            <ButtonLink variant="light" to="/w/$workspaceId/drafts" params={{ workspaceId }}>
              {t("none.to_drafts")}
            </ButtonLink>
          )
        }
      >
        {t("none.steps_text")}
      </Empty>
    );
  }
  if (touchpointsOn(map).size === 0) {
    return (
      <Empty
        icon={<IconTargetArrow />}
        title={t("none.touchpoints")}
        action={
          <ButtonLink variant="light" to="/w/$workspaceId/touchpoints" params={{ workspaceId }}>
            {t("none.to_touchpoints")}
          </ButtonLink>
        }
      >
        {t("none.touchpoints_text")}
      </Empty>
    );
  }
  return (
    <Empty
      icon={<IconZoomCheck />}
      title={t("none.proof")}
      action={
        <Button loading={isStarting} onClick={start}>
          {t("none.start")}
        </Button>
      }
    >
      {t("none.proof_text")}
    </Empty>
  );
}
