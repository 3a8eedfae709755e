import { NativeSelect, Select, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { BELOW, DialectFields } from "./DialectFields";
import { columnOf, type Written } from "./reading";
import type { ReadingState } from "./useReading";

const TIME_FORMATS = ["iso", "compact", "date", "epoch_s", "epoch_ms", "epoch_us", "epoch_ns"];
const SCALES = ["0-10", "1-10", "1-5", "1-7"];

/** How times, numbers and the file itself are written: recognised, and corrected where that went wrong. */
export function HowWritten({ state }: { state: ReadingState }) {
  const { t } = useTranslation("data");
  const reading = state.reading!;
  const isNumber = columnOf(reading, "value") || columnOf(reading, "score");
  return (
    <Stack gap="sm" mt="lg" component="section" aria-label={t("written.title")}>
      <div>
        <Title order={2} size="h5">
          {t("written.title")}
        </Title>
        <Text size="xs" c="dimmed">
          {t("written.lead")}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {columnOf(reading, "time") && <Times state={state} />}
        {isNumber && (
          <Choice
            state={state}
            field="decimal_comma"
            values={[true, false]}
            hint={isUnsure(state, "value") ? t("written.unsure") : undefined}
          />
        )}
        {columnOf(reading, "value") && !columnOf(reading, "currency") && <CurrencyCode state={state} />}
        {columnOf(reading, "score") && <Choice state={state} field="scale" values={SCALES} />}
        <DialectFields state={state} />
      </SimpleGrid>
    </Stack>
  );
}

function Times({ state }: { state: ReadingState }) {
  const { t } = useTranslation("data");
  const now = writtenAs(state, "time_format");
  const zone = useQuery(workspaceQuery(useWorkspaceId())).data?.time_zone;
  const isPattern = typeof now === "string" && now.includes("%");
  return (
    <>
      <Choice
        state={state}
        field="time_format"
        values={[...TIME_FORMATS, isPattern ? now : "%d-%m-%Y %H:%M"]}
      />
      {isPattern && (
        <TextInput
          label={t("written.pattern")}
          description={t("written.pattern_hint")}
          inputWrapperOrder={BELOW}
          value={now}
          maxLength={60}
          onChange={(event) => say(state, "time_format", event.currentTarget.value || undefined)}
        />
      )}
      {now === "date" && (
        <Choice
          state={state}
          field="day_first"
          values={[true, false]}
          hint={isUnsure(state, "time") ? t("written.unsure") : undefined}
        />
      )}
      <Select
        label={t("written.time_zone")}
        description={t("written.time_zone_hint")}
        inputWrapperOrder={BELOW}
        data={zones()}
        value={String(writtenAs(state, "time_zone") ?? zone ?? "UTC")}
        onChange={(chosen) => say(state, "time_zone", chosen ?? undefined)}
        searchable
        allowDeselect={false}
      />
    </>
  );
}

function CurrencyCode({ state }: { state: ReadingState }) {
  const { t } = useTranslation("data");
  const said = state.reading!.written.currency_code ?? "";
  return (
    <TextInput
      label={t("written.currency_code")}
      description={t("written.currency_hint")}
      inputWrapperOrder={BELOW}
      placeholder="EUR"
      maxLength={3}
      value={said}
      error={said && !/^[A-Z]{3}$/.test(said) ? t("written.currency_wrong") : undefined}
      onChange={(event) => say(state, "currency_code", event.currentTarget.value.toUpperCase() || undefined)}
    />
  );
}

interface ChoiceProps<Value> {
  state: ReadingState;
  field: keyof Written;
  values: readonly Value[];
  hint?: string;
}

/** A choice of which the first is what was recognised. */
function Choice<Value extends string | boolean>({ state, field, values, hint }: ChoiceProps<Value>) {
  const { t } = useTranslation("data");
  const said = state.reading!.written[field];
  const seen = state.seen?.mapping[field];
  const label = (value: unknown) =>
    String(value).includes("%")
      ? t("written.own_pattern")
      : t(`written.${field}_is.${value}`, { defaultValue: String(value) });
  const recognised =
    seen == null ? t("written.not_recognised") : t("written.recognised", { what: label(seen) });
  return (
    <NativeSelect
      label={t(`written.${field}`)}
      description={hint}
      inputWrapperOrder={BELOW}
      data={[
        { value: "", label: recognised },
        ...values.map((value) => ({ value: String(value), label: label(value) })),
      ]}
      value={said === undefined ? "" : String(said)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        say(state, field, chosen === "" ? undefined : values.find((value) => String(value) === chosen));
      }}
    />
  );
}

const writtenAs = (state: ReadingState, field: keyof Written) =>
  state.reading!.written[field] ?? state.seen?.mapping[field];

/** The library tells in its notes where another way of reading would fit as well. */
function isUnsure(state: ReadingState, word: "time" | "value"): boolean {
  return (
    state.seen?.notes.some((note) => note.startsWith(`${word} '`) && note.includes("fit as well")) ?? false
  );
}

function say(state: ReadingState, field: keyof Written, value: string | boolean | undefined) {
  const reading = state.reading!;
  const { [field]: _was, ...rest } = reading.written;
  state.say({ ...reading, written: value === undefined ? rest : { ...rest, [field]: value } });
}

let known: string[] | null = null;
function zones(): string[] {
  known ??= ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  return known;
}
