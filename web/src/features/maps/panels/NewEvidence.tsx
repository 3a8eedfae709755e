import { Button, Group, NumberInput, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { newId } from "@/mapping/ids";
import { isTaken } from "@/mapping/rules";
import { withWords } from "@/mapping/texts";
import type { Card } from "@/mapping/types";
import { useDocument, useMapLanguage, useStore } from "../useMap";

const KINDS = ["quote", "answer", "metric", "document"] as const;
type Kind = (typeof KINDS)[number];

interface Values {
  kind: Kind;
  text: string;
  speaker: string;
  value: number | "";
  unit: string;
  n: number | "";
  source: string;
  date: string | null;
}

/** Asks for one more thing that a card rests on. */
export function NewEvidence({ card, done }: { card: Card; done: () => void }) {
  const { t } = useTranslation("maps");
  const map = useDocument();
  const language = useMapLanguage();
  const { apply } = useStore();
  const form = useForm<Values>({
    initialValues: {
      kind: "quote",
      text: "",
      speaker: "",
      value: "",
      unit: "",
      n: "",
      source: "",
      date: null,
    },
    validate: {
      text: (text) => (text.trim() ? null : t("evidence.text_missing")),
      value: (value, { kind }) => (kind === "metric" && value === "" ? t("evidence.value_missing") : null),
    },
  });
  const { kind } = form.values;
  const add = (values: Values) => {
    const text = withWords(null, language, map.head.languages, values.text.trim());
    const part = { ...partOf(values), text, id: newId(`${card.id} ${kind}`, isTaken(map), "evidence") };
    if (apply({ op: "add", what: "evidence", parent: card.id, part }) === null) done();
  };
  return (
    <form onSubmit={form.onSubmit(add)}>
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t("evidence.which")}
          data={KINDS.map((value) => ({ value, label: t(`evidence.kind.${value}`) }))}
          {...form.getInputProps("kind")}
        />
        <Textarea
          label={t(`evidence.text.${kind}`)}
          autosize
          minRows={2}
          maxLength={5000}
          {...form.getInputProps("text")}
        />
        {kind === "quote" && (
          <TextInput
            label={t("evidence.speaker")}
            description={t("evidence.speaker_about")}
            maxLength={200}
            {...form.getInputProps("speaker")}
          />
        )}
        {(kind === "metric" || kind === "answer") && (
          <Group grow align="flex-start">
            <NumberInput label={t("details.value")} {...form.getInputProps("value")} />
            <TextInput
              label={t(kind === "metric" ? "details.unit" : "evidence.scale")}
              maxLength={100}
              {...form.getInputProps("unit")}
            />
            <NumberInput label="n" min={1} {...form.getInputProps("n")} />
          </Group>
        )}
        <Group grow align="flex-start">
          <TextInput label={t("evidence.source")} maxLength={500} {...form.getInputProps("source")} />
          <DateInput
            label={t("details.date")}
            valueFormat="D MMM YYYY"
            clearable
            clearButtonProps={{ "aria-label": t("details.clear") }}
            {...form.getInputProps("date")}
          />
        </Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={done}>
            {t("new.cancel")}
          </Button>
          <Button type="submit" size="xs">
            {t("evidence.keep")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What was filled in, as the fields of that kind of evidence. */
function partOf({ kind, speaker, value, unit, n, source, date }: Values) {
  const isFigure = kind === "metric" || kind === "answer";
  const all = {
    kind,
    speaker: kind === "quote" ? speaker.trim() : "",
    value: isFigure ? value : "",
    [kind === "metric" ? "unit" : "scale"]: isFigure ? unit.trim() : "",
    n: isFigure ? n : "",
    source: source.trim(),
    date: date ?? "",
  };
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== ""));
}
