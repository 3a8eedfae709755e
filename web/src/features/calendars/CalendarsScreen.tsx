import { Button, Select, Stack } from "@mantine/core";
import { IconCalendarMonth } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { mapDocumentQuery, mapsQuery } from "@/documents/api";
import { LatestDocument } from "@/documents/LatestDocument";
import { useMakeDocument } from "@/documents/useMakeDocument";

/** Opens the workspace's content calendar: the one that was changed last. Without any, the first is made here. */
export default function CalendarsScreen() {
  return (
    <LatestDocument kind="content">
      <NoCalendar />
    </LatestDocument>
  );
}

function NoCalendar() {
  const { t } = useTranslation("calendars");
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const canEdit = role === "owner" || role === "editor";
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty icon={<IconCalendarMonth />} title={t("none.title")} action={canEdit && <FirstCalendar />}>
        {t(canEdit ? "none.text" : "none.text_viewer")}
      </Empty>
    </Page>
  );
}

/** Makes a calendar for the phases and personas of a map. */
function FirstCalendar() {
  const { t } = useTranslation("calendars");
  const workspaceId = useWorkspaceId();
  const make = useMakeDocument("content");
  const maps = useQuery(mapsQuery(workspaceId)).data;
  const [chosen, choose] = useState<string | null>();
  const id = chosen === undefined ? maps?.[0]?.id : (chosen ?? undefined);
  const map = useQuery(mapDocumentQuery(workspaceId, id)).data;
  const fields = map && {
    map: maps?.find((one) => one.id === id)?.name,
    phases: map.phases.map((one) => one.id),
    personas: map.head.personas,
  };
  return (
    <Stack gap="sm" w="100%" maw={340}>
      {maps && maps.length > 0 && (
        <Select
          label={t("none.map")}
          data={maps.map((one) => ({ value: one.id, label: one.title }))}
          value={id ?? null}
          onChange={choose}
          placeholder={t("none.no_map")}
          clearable
          clearButtonProps={{ "aria-label": t("clear", { label: t("none.map") }) }}
        />
      )}
      <Button
        loading={make.isPending}
        disabled={maps === undefined || (id !== undefined && !map)}
        onClick={() => make.mutate({ title: t("none.calendar"), fields })}
      >
        {t("none.make")}
      </Button>
    </Stack>
  );
}
