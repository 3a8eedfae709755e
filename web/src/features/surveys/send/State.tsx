import { Badge, Button, Group, Text } from "@mantine/core";
import { IconDoor, IconDoorOff } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { useSetFields } from "@/documents/edits";
import type { Collecting } from "../api";
import { closeSurvey, openSurvey } from "../api";
import type { Survey } from "../survey";
import { useSurvey } from "../useSurvey";
import classes from "./Send.module.css";
import { dayBefore, dayIn, stateOf } from "./state";
import { useCollecting } from "./useCollecting";

/** Whether customers can answer now, and the button that opens or closes it. */
export function State() {
  const { t } = useTranslation("surveys");
  const { survey, canEdit } = useSurvey();
  const formats = useFormats();
  const found = useCollecting();
  const today = useToday();
  if (!found) return null;
  const state = stateOf(survey, found, today);
  const days = { opens: formats.day(survey.opens_on), closes: formats.day(survey.closes_on) };
  const isOpen = state.startsWith("open");
  return (
    <Group justify="space-between" className={classes.state} align="flex-start">
      <div>
        <Badge variant="light" color={isOpen ? "sea" : "gray"} size="lg" tt="none">
          {t(isOpen ? "state.is_open" : "state.is_closed")}
        </Badge>
        <Text size="sm" mt={6} role="status">
          {t(`state.${state}`, days)}
        </Text>
      </div>
      {canEdit && <OpenOrClose survey={survey} found={found} />}
    </Group>
  );
}

/** Which day it is where the workspace is: its survey opens and closes by that. */
const useToday = () => dayIn(useQuery(workspaceQuery(useWorkspaceId())).data?.time_zone ?? "UTC");

function OpenOrClose({ survey, found }: { survey: Survey; found: Collecting }) {
  const { t } = useTranslation("surveys");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const setFields = useSetFields();
  const { questions } = useSurvey();
  const today = useToday();
  const open = useMutation({ ...openSurvey(workspaceId, documentId), onError: tellFailure });
  const close = useMutation({ ...closeSurvey(workspaceId, documentId), onError: tellFailure });
  if (found.is_open && (found.link || found.n_links > found.n_links_used))
    return (
      <Button
        variant="default"
        leftSection={<IconDoorOff size={16} />}
        loading={close.isPending}
        onClick={() => {
          if (found.link) close.mutate();
          // Personal links go on working until the last day.
          if (found.n_links > 0) setFields("head", [["closes_on", dayBefore(today)]]);
        }}
      >
        {t("state.close")}
      </Button>
    );
  return (
    <Button
      leftSection={<IconDoor size={16} />}
      loading={open.isPending}
      disabled={questions.length === 0}
      onClick={() => {
        const early = survey.opens_on && !found.is_open ? [["opens_on", null] as const] : [];
        if (!found.is_open) setFields("head", [...early, ["closes_on", null]]);
        if (!found.link) open.mutate(false);
      }}
    >
      {t("state.open")}
    </Button>
  );
}
