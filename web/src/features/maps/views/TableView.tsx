import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconSearch, IconTable } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Empty } from "@/components/Empty";
import { useShownMap } from "../audience";
import { laneTitle } from "../titles";
import { useSaid } from "../useMap";
import { useCardWords } from "../words";
import { CardTable } from "./table/CardTable";
import {
  COLUMNS,
  type Column,
  clipboardOf,
  type Filter,
  filtered,
  type Row,
  rowsOf,
  sorted,
} from "./table/rows";
import classes from "./table/Table.module.css";

const ALL: Filter = { words: "", phase: null, lane: null, basis: null };

/** All cards as rows: to search, sort and take to a spreadsheet. */
export default function TableView() {
  const { t, i18n } = useTranslation("maps");
  const formats = useFormats();
  const rows = useRows();
  const [filter, setFilter] = useState(ALL);
  const [sort, setSort] = useState<{ column: Column; isDown: boolean }>({ column: "step", isDown: false });
  const searched = useDeferredValue(filter);
  const shown = useMemo(
    () => sorted(filtered(rows, searched), sort.column, sort.isDown, i18n.language),
    [rows, searched, sort, i18n.language],
  );
  if (rows.length === 0) {
    return (
      <Empty icon={<IconTable />} title={t("table.none")}>
        {t("table.none_text")}
      </Empty>
    );
  }
  const turn = (column: Column) =>
    setSort((before) => ({ column, isDown: before.column === column && !before.isDown }));
  return (
    <div className={classes.view}>
      <Group className={`${classes.bar} not-printed`} gap="xs">
        <TextInput
          size="xs"
          w={220}
          aria-label={t("table.search")}
          placeholder={t("table.search")}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={filter.words}
          onChange={(event) => setFilter({ ...filter, words: event.currentTarget.value })}
        />
        <Choices rows={rows} filter={filter} setFilter={setFilter} />
        <Text size="sm" c="dimmed" className="figures" role="status">
          {t("table.count", { count: shown.length, n: formats.number(shown.length) })}
        </Text>
        <Button
          ml="auto"
          size="xs"
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => copy(shown, t, t("table.copied", { count: shown.length }))}
        >
          {t("table.copy")}
        </Button>
      </Group>
      <CardTable rows={shown} sort={sort} turn={turn} />
    </div>
  );
}

function useRows(): Row[] {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const card = useCardWords();
  const map = useShownMap();
  return useMemo(
    () => rowsOf(map, { said, card, lane: (lane) => laneTitle(lane, said, t) }),
    [map, said, card, t],
  );
}

interface ChoicesProps {
  rows: readonly Row[];
  filter: Filter;
  setFilter(filter: Filter): void;
}

function Choices({ rows, filter, setFilter }: ChoicesProps) {
  const { t } = useTranslation("maps");
  const choices = [
    { field: "phase", data: [...new Set(rows.map((row) => row.phase))] },
    { field: "lane", data: [...new Set(rows.map((row) => row.lane))] },
    {
      field: "basis",
      data: [...new Set(rows.map((row) => row.basis))].map((value) => ({
        value,
        label: t(`table.basis.${value}`),
      })),
    },
  ] as const;
  return choices.map(({ field, data }) => (
    <Select
      key={field}
      size="xs"
      w={158}
      aria-label={t(`table.column.${field}`)}
      placeholder={t(`table.every.${field}`)}
      data={data as never}
      value={filter[field]}
      onChange={(value) => setFilter({ ...filter, [field]: value })}
      clearable
    />
  ));
}

async function copy(rows: readonly Row[], t: (key: string) => string, done: string) {
  const heads = COLUMNS.map((column) => t(`table.column.${column}`));
  const lines = rows.map((row) => [
    row.phase,
    `${row.number}. ${row.step}`,
    row.lane,
    row.text,
    row.persona,
    t(`table.basis.${row.basis}`),
    row.evidence,
  ]);
  try {
    await navigator.clipboard.writeText(clipboardOf([heads, ...lines]));
    notifications.show({ message: done });
  } catch {
    notifications.show({ color: "red", message: t("table.not_copied") });
  }
}
