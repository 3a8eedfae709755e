import { Checkbox, MultiSelect, Select, Stack, TagsInput, Text } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { nameOf } from "../list/NewMap";
import { registerQuery } from "../register";
import { useDocument, useView } from "../useMap";
import { NameField, useSet, WordsField } from "./fields";
import { HeadPersonas } from "./HeadPersonas";

const HEAD = "head";
const AUDIENCES = ["marketing", "customer service", "board"];
const LANGUAGES = ["nl", "en", "de", "fr", "es"];

/** What the map is about, for whom, and who keeps it true. */
export default function HeadPanel() {
  const { t, i18n } = useTranslation("maps");
  const { head } = useDocument();
  const canEdit = useView((view) => view.canEdit);
  const setState = useSet(HEAD, "state");
  const setLanguages = useSet(HEAD, "languages");
  const setReview = useSet(HEAD, "review_on");
  const states = ["as_is", "to_be"].map((one) => ({ value: one, label: t(`state.${one}`) }));
  return (
    <Stack gap="sm">
      <WordsField id={HEAD} field="title" label={t("head.title")} value={head.title} />
      <WordsField
        id={HEAD}
        field="goal"
        label={t("head.goal")}
        description={t("head.goal_about")}
        value={head.goal}
        rows={2}
      />
      <WordsField id={HEAD} field="scenario" label={t("head.scenario")} value={head.scenario} rows={2} />
      <WordsField
        id={HEAD}
        field="expectations"
        label={t("head.expectations")}
        value={head.expectations}
        rows={2}
      />
      <Select
        label={t("head.state")}
        data={states}
        value={head.state ?? "as_is"}
        onChange={setState}
        readOnly={!canEdit}
        allowDeselect={false}
      />
      <HeadPersonas />
      <Audience />
      <Use />
      <Scope />
      <NameField
        id={HEAD}
        field="owner"
        label={t("head.owner")}
        description={t("head.owner_about")}
        value={head.owner}
      />
      <DateInput
        label={t("head.review_on")}
        description={t("head.review_about")}
        value={head.review_on ?? null}
        onChange={(day) => setReview(day || null)}
        valueFormat="D MMM YYYY"
        clearable
        clearButtonProps={{ "aria-label": t("details.clear") }}
        readOnly={!canEdit}
      />
      <MultiSelect
        label={t("head.languages")}
        data={[...new Set([...head.languages, ...LANGUAGES])].map((one) => ({
          value: one,
          label: nameOf(one, i18n.language),
        }))}
        value={[...head.languages]}
        onChange={(languages) => languages.length > 0 && setLanguages(languages)}
        readOnly={!canEdit}
      />
    </Stack>
  );
}

/** For whom the map is; the usual audiences are shown in the reader's language and kept under one name. */
function Audience() {
  const { t } = useTranslation("maps");
  const { audience } = useDocument().head;
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(HEAD, "audience");
  const shown = (one: string) => t(`audience.of.${one}`, { defaultValue: one });
  const kept = (name: string) => AUDIENCES.find((one) => shown(one) === name) ?? name;
  return (
    <TagsInput
      label={t("head.audience")}
      data={AUDIENCES.map(shown)}
      value={audience.map(shown)}
      onChange={(names) => set(names.length > 0 ? names.map(kept) : null)}
      readOnly={!canEdit}
    />
  );
}

function Use() {
  const { t } = useTranslation("maps");
  const { use } = useDocument().head;
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(HEAD, "use");
  const choices = (field: string, values: string[]) => ({
    label: t(`head.${field}`),
    data: values.map((one) => ({ value: one, label: t(`head.of_${field}.${one}`) })),
    clearable: true,
    readOnly: !canEdit,
  });
  return (
    <>
      <Select
        {...choices("breadth", ["one_department", "across"])}
        value={use?.breadth ?? null}
        onChange={(breadth) => set(filled({ ...use, breadth }))}
      />
      <Select
        {...choices("occasion", ["one_off", "start_of_change", "living"])}
        value={use?.occasion ?? null}
        onChange={(occasion) => set(filled({ ...use, occasion }))}
      />
      <Checkbox
        label={t("head.is_judged_by_kpis")}
        checked={use?.is_judged_by_kpis ?? false}
        disabled={!canEdit}
        onChange={(event) => set(filled({ ...use, is_judged_by_kpis: event.currentTarget.checked }))}
      />
    </>
  );
}

function Scope() {
  const { t } = useTranslation("maps");
  const { scope } = useDocument().head;
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(HEAD, "scope");
  const touchpoints =
    useQuery(registerQuery(useWorkspaceId())).data?.touchpoints.map((one) => one.name) ?? [];
  const names = [...new Set([...touchpoints, scope?.start, scope?.end].filter((one) => one != null))];
  return (
    <>
      <Text size="sm" fw={600} mt={4}>
        {t("head.scope")}
      </Text>
      <Select
        label={t("head.journey")}
        data={["buyer", "customer", "both"].map((one) => ({
          value: one,
          label: t(`head.of_journey.${one}`),
        }))}
        value={scope?.journey ?? null}
        onChange={(journey) => set(filled({ ...scope, journey }))}
        clearable
        readOnly={!canEdit}
      />
      {(["start", "end"] as const).map((end) => (
        <Select
          key={end}
          label={t(`head.${end}`)}
          data={names}
          value={scope?.[end] ?? null}
          onChange={(value) => set(filled({ ...scope, [end]: value }))}
          searchable
          clearable
          readOnly={!canEdit}
        />
      ))}
    </>
  );
}

/** An object without what is not said; null when nothing is. */
function filled(given: object): object | null {
  const said = Object.entries(given).filter(([, value]) => value != null && value !== false);
  return said.length > 0 ? Object.fromEntries(said) : null;
}
