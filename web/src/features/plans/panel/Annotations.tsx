import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { today, useFormats } from "@/app/format";
import { adding } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { useSaid } from "@/documents/useDocument";
import classes from "../kpis/Kpis.module.css";
import { idFor, type Kpi } from "../plan";
import { usePlan } from "../usePlan";

/** What happened and may explain a figure. */
export function Annotations({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const said = useSaid();
  const { canEdit, apply } = usePlan();
  const sorted = kpi.annotations.toSorted((a, b) => b.on.localeCompare(a.on));
  if (!canEdit && sorted.length === 0) return null;
  return (
    <section aria-label={t("annotation.label")}>
      <Text size="sm" fw={500} mb={4}>
        {t("annotation.label")}
      </Text>
      {sorted.map((one) => (
        <div key={one.id} className={classes.measured}>
          <Text size="xs" c="dimmed" w={92}>
            {formats.day(one.on)}
          </Text>
          <Text size="sm" flex={1}>
            {said(one.text)}
          </Text>
          {canEdit && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t("annotation.remove", { text: said(one.text) })}
              onClick={() => apply({ op: "remove", id: one.id })}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      {canEdit && <NewAnnotation kpi={kpi} />}
    </section>
  );
}

function NewAnnotation({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const { plan, apply } = usePlan();
  const text = useWords();
  const [on, setOn] = useState<string | null>(today());
  const [words, setWords] = useState("");
  const add = () => {
    if (!on || !words.trim()) return;
    const part = { id: idFor(plan, words, "annotation"), on, text: text(null, words) };
    if (apply(adding("annotation", part, kpi.id)) === null) setWords("");
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end" mt={4}>
      <DateInput
        size="xs"
        w={108}
        aria-label={t("annotation.on")}
        value={on}
        onChange={setOn}
        valueFormat="D MMM YYYY"
      />
      <TextInput
        size="xs"
        flex={1}
        aria-label={t("annotation.text")}
        placeholder={t("annotation.text")}
        value={words}
        maxLength={1000}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && add()}
      />
      <Button size="xs" variant="default" disabled={!words.trim() || !on} onClick={add}>
        {t("annotation.add")}
      </Button>
    </Group>
  );
}
