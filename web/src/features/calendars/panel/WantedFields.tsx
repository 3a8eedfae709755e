import { MultiSelect, Select, Stack, TagsInput, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { mapDocumentQuery, mapsQuery } from "@/documents/api";
import { useSetFields } from "@/documents/edits";
import { useContent } from "../useContent";
import { useNames } from "../useNames";

/** What content is wanted for: the phases of a map, channels and personas. The matrix shows what is lacking. */
export function WantedFields() {
  const { t } = useTranslation("calendars");
  const { content, canEdit } = useContent();
  const names = useNames();
  const setFields = useSetFields();
  const lists = [
    { field: "phases", data: names.phases, value: content.phases },
    { field: "personas", data: names.personas, value: content.personas },
  ] as const;
  const keep = (field: string) => (values: string[]) =>
    setFields("head", [[field, values.length > 0 ? values : null]]);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("wanted.lead")}
      </Text>
      <MapField />
      {lists.map(({ field, data, value }) => (
        <MultiSelect
          key={field}
          label={t(`wanted.${field}`)}
          data={data}
          value={[...(value ?? [])]}
          onChange={keep(field)}
          hidePickedOptions
          readOnly={!canEdit}
        />
      ))}
      <TagsInput
        label={t("wanted.channels")}
        description={canEdit && t("wanted.channels_how")}
        data={names.channels}
        value={[...(content.channels ?? [])]}
        onChange={keep("channels")}
        maxTags={50}
        readOnly={!canEdit}
      />
    </Stack>
  );
}

/** The map; with another one its phases are those that content is wanted for. */
function MapField() {
  const { t } = useTranslation("calendars");
  const workspaceId = useWorkspaceId();
  const { content, canEdit } = useContent();
  const queries = useQueryClient();
  const setFields = useSetFields();
  const maps = useQuery(mapsQuery(workspaceId)).data ?? [];
  const choose = async (name: string | null) => {
    const map = maps.find((one) => one.name === name);
    if (!map) return setFields("head", [["map", null]]);
    try {
      const document = await queries.fetchQuery(mapDocumentQuery(workspaceId, map.id));
      setFields("head", [
        ["map", map.name],
        ["phases", document.phases.map((one) => one.id)],
      ]);
    } catch (error) {
      tellFailure(error as Error);
    }
  };
  return (
    <Select
      label={t("wanted.map")}
      data={maps.map((one) => ({ value: one.name, label: one.title }))}
      value={content.map ?? null}
      onChange={(name) => void choose(name)}
      clearable={canEdit}
      clearButtonProps={{ "aria-label": t("clear", { label: t("wanted.map") }) }}
      readOnly={!canEdit}
    />
  );
}
