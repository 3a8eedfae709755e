import { NativeSelect, Table, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSetFields } from "@/documents/edits";
import type { Item } from "../content";
import type { Choice } from "../useNames";

interface CellProps {
  item: Item;
  field: "status" | "phase" | "persona" | "channel" | "owner" | "starts_on" | "ends_on";
  /** Of the item, for who hears the field's name without its row. */
  title: string;
}

/** One of several values, chosen in the row. */
export function OptionCell({
  item,
  field,
  title,
  choices,
  none = "–",
  isNeeded,
}: CellProps & { choices: readonly Choice[]; none?: string; isNeeded?: boolean }) {
  const { t } = useTranslation("calendars");
  const setFields = useSetFields();
  const data = isNeeded ? [...choices] : [{ value: "", label: none }, ...choices];
  return (
    <Table.Td miw={128}>
      <NativeSelect
        size="xs"
        variant="unstyled"
        aria-label={t("list.cell", { field: t(`one.${field}`), title })}
        data={data}
        value={item[field] ?? ""}
        onChange={(event) => setFields(item.id, [[field, event.currentTarget.value || null]])}
      />
    </Table.Td>
  );
}

/** What is written in the row: kept when one leaves it. */
function Written({ item, field, title, list }: CellProps & { list: string }) {
  const { t } = useTranslation("calendars");
  const setFields = useSetFields();
  const before = item[field] ?? "";
  const [draft, setDraft] = useState(before);
  useEffect(() => setDraft(before), [before]);
  const leave = () => {
    const value = draft.trim();
    if (value !== before) setFields(item.id, [[field, value || null]]);
  };
  return (
    <TextInput
      list={list}
      size="xs"
      variant="unstyled"
      maxLength={200}
      aria-label={t("list.cell", { field: t(`one.${field}`), title })}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

/** A day; nothing ends before it starts. */
export function DayCell({ item, field, title }: CellProps) {
  const { t } = useTranslation("calendars");
  const setFields = useSetFields();
  const isEnd = field === "ends_on";
  return (
    <Table.Td className="figures" miw={116}>
      <DateInput
        size="xs"
        variant="unstyled"
        aria-label={t("list.cell", { field: t(`one.${field}`), title })}
        placeholder="–"
        value={item[field] ?? null}
        onChange={(day) => setFields(item.id, [[field, day]])}
        minDate={isEnd ? (item.starts_on ?? undefined) : undefined}
        maxDate={isEnd ? undefined : (item.ends_on ?? undefined)}
        valueFormat="D MMM YYYY"
      />
    </Table.Td>
  );
}

/** A name, with those that are known to choose from. */
export function NameCell({ known, ...props }: CellProps & { known: readonly string[] }) {
  const id = useId();
  return (
    <Table.Td miw={118}>
      <Written {...props} list={id} />
      <datalist id={id}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </Table.Td>
  );
}
