import { SimpleGrid, Stack } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { useSetFields } from "@/documents/edits";
import { DayField, NameField, SuggestedField, WordsField } from "@/documents/fields";
import { type Item, KINDS, PURPOSES, STATUSES } from "../content";
import { useContent } from "../useContent";
import { useNames } from "../useNames";
import { AddressField } from "./AddressField";
import { ChoiceField } from "./Choices";

/** All about an item. */
export function ItemFields({ item }: { item: Item }) {
  const { t } = useTranslation("calendars");
  const names = useNames();
  const { id } = item;
  const named = (of: "kind" | "purpose" | "status_of", values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${of}.${value}`) }));
  return (
    <Stack gap="sm">
      <WordsField id={id} field="title" label={t("one.title")} value={item.title} rows={2} isNeeded />
      <SimpleGrid cols={2} spacing="sm">
        <ChoiceField
          id={id}
          field="status"
          label={t("one.status")}
          value={item.status}
          choices={named("status_of", STATUSES)}
          isNeeded
        />
        <ChoiceField
          id={id}
          field="kind"
          label={t("one.kind")}
          value={item.kind}
          choices={named("kind", KINDS)}
          isNeeded
        />
        {item.kind === "own" && (
          <NameField id={id} field="kind_name" label={t("one.kind_name")} value={item.kind_name} />
        )}
        <StartField item={item} />
        <DayField
          id={id}
          field="ends_on"
          label={t("one.ends_on")}
          value={item.ends_on}
          from={item.starts_on}
        />
        <ChoiceField
          id={id}
          field="purpose"
          label={t("one.purpose")}
          value={item.purpose}
          choices={named("purpose", PURPOSES)}
        />
        <ChoiceField id={id} field="phase" label={t("one.phase")} value={item.phase} choices={names.phases} />
        <ChoiceField
          id={id}
          field="persona"
          label={t("one.persona")}
          value={item.persona}
          choices={names.personas}
          placeholder={t("everyone")}
        />
        <SuggestedField
          id={id}
          field="channel"
          label={t("one.channel")}
          value={item.channel}
          known={names.channels}
          limit={50}
        />
        <SuggestedField
          id={id}
          field="touchpoint"
          label={t("one.touchpoint")}
          value={item.touchpoint}
          known={names.touchpoints}
          limit={50}
        />
        <SuggestedField
          id={id}
          field="owner"
          label={t("one.owner")}
          value={item.owner}
          known={names.owners}
          limit={50}
        />
        <NameField id={id} field="campaign" label={t("one.campaign")} value={item.campaign} />
      </SimpleGrid>
      <AddressField item={item} />
      <WordsField
        id={id}
        field="description"
        label={t("one.description")}
        value={item.description}
        rows={3}
      />
    </Stack>
  );
}

/** The first day; a last day before it is taken away with it. */
function StartField({ item }: { item: Item }) {
  const { t } = useTranslation("calendars");
  const { canEdit } = useContent();
  const setFields = useSetFields();
  const set = (day: string | null) => {
    const isBehind = day === null || (item.ends_on != null && item.ends_on < day);
    const end = isBehind && item.ends_on ? [["ends_on", null] as const] : [];
    setFields(item.id, [["starts_on", day], ...end]);
  };
  return (
    <DateInput
      label={t("one.starts_on")}
      value={item.starts_on ?? null}
      onChange={set}
      valueFormat="D MMM YYYY"
      clearable
      clearButtonProps={{ "aria-label": t("clear", { label: t("one.starts_on") }) }}
      readOnly={!canEdit}
    />
  );
}
