import { Box, MultiSelect, NativeSelect, Stack, TextInput, Title, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./RolePanel.module.css";
import {
  columnOf,
  kindOfColumn,
  type Need,
  personColumns,
  type SingleRole,
  withColumn,
  withPersons,
} from "./reading";
import { useRoleTexts } from "./roleTexts";
import type { ReadingState } from "./useReading";

const MORE: readonly SingleRole[] = [
  "time_of_day",
  "currency",
  "campaign",
  "score",
  "text",
  "account",
  "event_id",
];

/** The reading from the roles' side: for each the column that holds it. */
export function RolePanel({ state }: { state: ReadingState }) {
  const { t } = useTranslation("data");
  const reading = state.reading!;
  const isAnyMore = MORE.some((role) => columnOf(reading, role));
  const [isOpen, more] = useDisclosure(isAnyMore);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Stack gap="sm" component="section" aria-label={t("panel.title")}>
      <Title order={2} size="h5">
        {t("panel.title")}
      </Title>
      <Persons state={state} />
      <RoleField state={state} of="time" />
      <RoleField state={state} of="event" />
      {!columnOf(reading, "event") && <Fixed state={state} field="event_name" />}
      <RoleField state={state} of="value" />
      <RoleField state={state} of="channel" />
      {!columnOf(reading, "channel") && <Fixed state={state} field="channel_name" />}
      <UnstyledButton className={classes.more} aria-expanded={isOpen} onClick={more.toggle}>
        <Chevron size={16} aria-hidden /> {t("panel.more")}
      </UnstyledButton>
      {isOpen && (
        <Stack gap="sm">
          {MORE.map((role) => (
            <RoleField key={role} state={state} of={role} />
          ))}
          <Fixed state={state} field="source" />
        </Stack>
      )}
    </Stack>
  );
}

function Persons({ state }: { state: ReadingState }) {
  const { t } = useTranslation("data");
  const texts = useRoleTexts();
  const reading = state.reading!;
  const columns = personColumns(reading);
  const whys = [...new Set(columns.map((column) => texts.why(state, column)))].filter(Boolean);
  return (
    <MultiSelect
      label={t("panel.person")}
      description={whys.join(" · ") || t("panel.person_hint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data={Object.keys(reading.roles)}
      value={columns}
      onChange={(chosen) => state.say(withPersons(reading, chosen, kindOfColumn))}
      placeholder={columns.length === 0 ? t("panel.choose_column") : undefined}
      error={state.missing.includes("person") && t("panel.needed")}
      searchable
      required
    />
  );
}

function RoleField({ state, of: role }: { state: ReadingState; of: SingleRole }) {
  const { t } = useTranslation("data");
  const texts = useRoleTexts();
  const reading = state.reading!;
  const column = columnOf(reading, role);
  const isNeeded = state.missing.includes(role as Need);
  return (
    <NativeSelect
      label={texts.called(role)}
      description={column ? texts.why(state, column) : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data={[
        { value: "", label: t(isNeeded ? "panel.choose_column" : "panel.none") },
        ...Object.keys(reading.roles).map((name) => ({ value: name, label: name })),
      ]}
      value={column ?? ""}
      onChange={(event) => state.say(withColumn(reading, role, event.currentTarget.value || null))}
      error={isNeeded && t("panel.needed")}
      required={role === "time" || role === "event"}
    />
  );
}

/** A word that counts for every row, for want of a column. */
function Fixed({ state, field }: { state: ReadingState; field: "event_name" | "channel_name" | "source" }) {
  const { t } = useTranslation("data");
  const reading = state.reading!;
  return (
    <Box className={field === "source" ? undefined : classes.under}>
      <TextInput
        label={t(`panel.${field}`)}
        placeholder={t(`panel.${field}_example`)}
        maxLength={200}
        value={reading.written[field] ?? ""}
        onChange={(event) => {
          const written = { ...reading.written, [field]: event.currentTarget.value || undefined };
          state.say({ ...reading, written });
        }}
      />
    </Box>
  );
}
