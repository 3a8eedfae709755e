import { Autocomplete, Checkbox, MultiSelect, Stack, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { adding, setting, together } from "@/documents/change";
import { useSet, useSetFields, useWords } from "@/documents/edits";
import { NameField } from "@/documents/fields";
import { SidePanel } from "@/documents/frame/SidePanel";
import { useSaid } from "@/documents/useDocument";
import { idFor, type Mention } from "../interviews";
import { useInterviews } from "../useInterviews";
import { useTheMap } from "../useTheMap";
import { Choice } from "./Choice";
import { EMOTIONS, faceOf, IMPORTANCES } from "./faces";

/** What a participant told, coded: about which touchpoint, how important, how it felt. */
export function MentionPanel() {
  const { t } = useTranslation("interviews");
  const [at, open] = useAddress("at");
  const [tab] = useAddress("tab");
  const { participants } = useInterviews();
  const mention =
    tab === "participants"
      ? participants.flatMap((one) => one.mentions).find((one) => one.id === at)
      : undefined;
  return (
    <SidePanel
      id={mention?.id}
      title={t("mention.one")}
      remove={t("mention.remove")}
      onClose={() => open(undefined)}
    >
      {mention && <MentionFields key={mention.id} mention={mention} />}
    </SidePanel>
  );
}

function MentionFields({ mention }: { mention: Mention }) {
  const { t } = useTranslation("interviews");
  const { canEdit } = useInterviews();
  const { id } = mention;
  const set = useSetFields();
  return (
    <Stack gap="sm">
      <NameField id={id} field="quote" label={t("mention.quote")} value={mention.quote} rows={3} />
      <AboutField mention={mention} />
      <Scores mention={mention} />
      <Checkbox
        label={t("mention.had")}
        checked={mention.is_recognised}
        disabled={!canEdit}
        onChange={(event) => set(id, [["is_recognised", event.currentTarget.checked ? null : false]])}
      />
      <Checkbox
        label={t("mention.decided")}
        checked={mention.is_decision}
        disabled={!canEdit}
        onChange={(event) => set(id, [["is_decision", event.currentTarget.checked || null]])}
      />
      <CardsField mention={mention} />
      <ThemesField mention={mention} />
      <NameField id={id} field="need" label={t("mention.need")} value={mention.need} rows={2} />
    </Stack>
  );
}

/** Which contact it is about: one of the map, or any other in the participant's words. */
function AboutField({ mention }: { mention: Mention }) {
  const { t } = useTranslation("interviews");
  const { participants, canEdit } = useInterviews();
  const map = useTheMap();
  const setFields = useSetFields();
  const points = map?.points ?? [];
  const current =
    points.find((one) => one.touchpoint === mention.touchpoint)?.title ?? mention.touchpoint ?? "";
  const known = new Set(points.map((one) => one.touchpoint));
  const others = participants
    .flatMap((one) => one.mentions.map((each) => each.touchpoint))
    .filter((one): one is string => one != null && !known.has(one));
  const set = (words: string) => {
    const title = words.trim();
    if (title === current) return;
    const point = points.find((one) => one.title.toLowerCase() === title.toLowerCase());
    setFields(mention.id, [
      ["touchpoint", point?.touchpoint ?? (title || null)],
      ["step", point?.step ?? null],
      ["cards", null],
    ]);
  };
  const titles = [...new Set(points.map((one) => one.title))];
  return (
    <Autocomplete
      key={current}
      label={t("mention.about")}
      description={canEdit ? t("mention.about_help") : undefined}
      data={[
        { group: map?.title ?? t("mention.on_map"), items: titles },
        {
          group: t("mention.not_on_map"),
          items: [...new Set(others)].filter((one) => !titles.includes(one)),
        },
      ].filter(({ items }) => items.length > 0)}
      defaultValue={current}
      maxLength={200}
      readOnly={!canEdit}
      onOptionSubmit={set}
      onBlur={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

function Scores({ mention }: { mention: Mention }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const { canEdit } = useInterviews();
  const setEmotion = useSet(mention.id, "emotion");
  const setImportance = useSet(mention.id, "importance");
  return (
    <>
      <Choice
        label={t("mention.emotion")}
        values={EMOTIONS}
        value={mention.emotion == null ? null : Math.round(mention.emotion)}
        shown={(value) => {
          const Face = faceOf(value);
          return <Face size={24} stroke={1.5} />;
        }}
        said={(value) => t(`emotion.${value}`)}
        isReadOnly={!canEdit}
        onChoose={setEmotion}
      />
      <Choice
        label={t("mention.importance")}
        values={IMPORTANCES}
        value={mention.importance}
        shown={formats.number}
        said={(value) => t(`importance.${value}`)}
        isReadOnly={!canEdit}
        onChoose={setImportance}
      />
    </>
  );
}

/** The cards of the map that it speaks of, of the step it is about. */
function CardsField({ mention }: { mention: Mention }) {
  const { t } = useTranslation("interviews");
  const { canEdit } = useInterviews();
  const map = useTheMap();
  const set = useSet(mention.id, "cards");
  const points = map?.points ?? [];
  const cards = new Map(points.flatMap((one) => one.cards.map((card) => [card.id, card] as const)));
  const there = points.filter((one) => one.step === mention.step).flatMap((one) => one.cards);
  const shown = new Set([...there.map((one) => one.id), ...mention.cards]);
  if (shown.size === 0) return null;
  return (
    <MultiSelect
      label={t("mention.cards")}
      data={[...shown].map((id) => ({ value: id, label: cards.get(id)?.title ?? id }))}
      value={[...mention.cards]}
      onChange={(ids) => set(ids.length > 0 ? ids : null)}
      searchable
      hidePickedOptions
      readOnly={!canEdit}
    />
  );
}

/** The themes it belongs to; a new one is made by typing it. */
function ThemesField({ mention }: { mention: Mention }) {
  const { t } = useTranslation("interviews");
  const { interviews, themes, canEdit, apply } = useInterviews();
  const said = useSaid();
  const words = useWords();
  const byTitle = new Map(themes.map((one) => [said(one.title), one.id]));
  const set = (titles: string[]) => {
    const operations = [];
    const ids = [];
    for (const title of titles) {
      const known =
        byTitle.get(title) ?? [...byTitle].find(([one]) => one.toLowerCase() === title.toLowerCase())?.[1];
      if (!known)
        operations.push(
          adding("theme", { id: idFor(interviews, title, "theme"), title: words(null, title) }),
        );
      ids.push(known ?? idFor(interviews, title, "theme"));
    }
    const kept = [...new Set(ids)];
    apply(together([...operations, setting(mention.id, "themes", kept.length > 0 ? kept : null)]));
  };
  return (
    <TagsInput
      label={t("mention.themes")}
      description={canEdit ? t("mention.themes_help") : undefined}
      data={[...byTitle.keys()]}
      value={themes.filter((one) => mention.themes.includes(one.id)).map((one) => said(one.title))}
      onChange={set}
      maxLength={200}
      acceptValueOnBlur
      readOnly={!canEdit}
    />
  );
}
