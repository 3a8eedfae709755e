import { Autocomplete, Rating, Select, Stack, Text } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconBolt, IconBoltFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Card, CardOf, Moment } from "@/mapping/types";
import { useChannels } from "../register";
import { useDocument, useView } from "../useMap";
import { EmotionFields } from "./EmotionFields";
import { NameField, NumberField, useSet, WordsField } from "./fields";
import { PictureField } from "./PictureField";

/** The fields of a card: those of its kind, and the persona that it speaks of. */
export function CardFields({ card }: { card: Card }) {
  const { t } = useTranslation("maps");
  const isLong = card.kind === "touchpoint" || card.kind === "image" || card.kind === "emotion";
  return (
    <>
      {card.kind === "touchpoint" && <TouchpointFields card={card} />}
      {card.kind === "image" && <PictureField card={card} />}
      {card.kind === "emotion" && <EmotionFields card={card} />}
      <WordsField
        id={card.id}
        field="text"
        label={t(card.kind === "image" ? "details.description" : isLong ? "details.note" : "details.text")}
        value={card.text}
        rows={2}
      />
      {card.kind === "pain" && <Severity card={card} />}
      {card.kind === "moment_of_truth" && <MomentFields card={card} />}
      {card.kind === "kpi" && <KpiFields card={card} />}
      <PersonaField card={card} />
    </>
  );
}

function TouchpointFields({ card }: { card: CardOf<"touchpoint"> }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const channels = useChannels();
  const setTouchpoint = useSet(card.id, "touchpoint");
  const setChannel = useSet(card.id, "channel");
  const own = channels.get(card.touchpoint);
  const known = [...new Set([...channels.values(), card.channel].filter((one) => one != null))];
  return (
    <>
      <Autocomplete
        key={card.touchpoint}
        label={t("one.touchpoint")}
        description={
          channels.size > 0 && !channels.has(card.touchpoint) ? t("details.unregistered") : undefined
        }
        data={[...channels.keys()]}
        defaultValue={card.touchpoint}
        maxLength={200}
        readOnly={!canEdit}
        onOptionSubmit={setTouchpoint}
        onBlur={(event) => {
          const name = event.currentTarget.value.trim();
          if (name && name !== card.touchpoint) setTouchpoint(name);
        }}
      />
      <Select
        label={t("details.channel")}
        description={t("details.channel_about")}
        placeholder={own ?? undefined}
        data={known}
        value={card.channel ?? null}
        onChange={setChannel}
        clearable
        readOnly={!canEdit}
      />
    </>
  );
}

function Severity({ card }: { card: CardOf<"pain"> }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(card.id, "severity");
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} id="severity">
        {t("details.severity")}
      </Text>
      <Rating
        aria-labelledby="severity"
        count={5}
        color="red"
        emptySymbol={<IconBolt size={20} stroke={1.4} />}
        fullSymbol={<IconBoltFilled size={20} />}
        value={card.severity ?? 0}
        readOnly={!canEdit}
        onChange={(value) => set(value === card.severity ? null : value)}
        getSymbolLabel={(value) => t("card.severity_of", { value })}
      />
    </Stack>
  );
}

const MOMENTS: Moment[] = ["less_than_zero", "zero", "first", "second", "ultimate"];

function MomentFields({ card }: { card: CardOf<"moment_of_truth"> }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(card.id, "moment");
  return (
    <>
      <WordsField id={card.id} field="why" label={t("details.why")} value={card.why} rows={2} />
      <Select
        label={t("details.moment")}
        data={MOMENTS.map((value) => ({ value, label: t(`moment.${value}`) }))}
        value={card.moment ?? null}
        onChange={set}
        clearable
        readOnly={!canEdit}
      />
    </>
  );
}

function KpiFields({ card }: { card: CardOf<"kpi"> }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const setDate = useSet(card.id, "date");
  return (
    <>
      <NumberField id={card.id} field="value" label={t("details.value")} value={card.value} />
      <NumberField id={card.id} field="target" label={t("details.target")} value={card.target} />
      <NameField id={card.id} field="unit" label={t("details.unit")} value={card.unit} />
      <NumberField id={card.id} field="n" label={t("details.n")} value={card.n} min={1} />
      <DateInput
        label={t("details.date")}
        value={card.date ?? null}
        onChange={setDate}
        valueFormat="D MMM YYYY"
        clearable
        clearButtonProps={{ "aria-label": t("details.clear") }}
        readOnly={!canEdit}
      />
    </>
  );
}

function PersonaField({ card }: { card: Card }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const { head, personas } = useDocument();
  const set = useSet(card.id, "persona");
  if (head.personas.length === 0) return null;
  const nameOf = (id: string) => personas.find((one) => one.id === id)?.name ?? id;
  return (
    <Select
      label={t("one.persona")}
      placeholder={t("details.everyone")}
      data={head.personas.map((value) => ({ value, label: nameOf(value) }))}
      value={card.persona ?? null}
      onChange={set}
      clearable
      readOnly={!canEdit}
    />
  );
}
