import { Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { KINDS } from "../../kinds";
import { useStore, useView } from "../../useMap";
import { COLUMNS, type Column, type Row } from "./rows";
import classes from "./Table.module.css";

interface CardTableProps {
  rows: readonly Row[];
  sort: { column: Column; isDown: boolean };
  turn(column: Column): void;
}

/** The rows, and heads that sort them. */
export function CardTable({ rows, sort, turn }: CardTableProps) {
  const { t } = useTranslation("maps");
  const selected = useView((view) => view.selected);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t("view.table")}>
      <Table className={classes.table} highlightOnHover verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} sort={sort} turn={turn} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <CardRow key={row.card.id} row={row} isSelected={row.card.id === selected} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Head({ column, sort, turn }: Omit<CardTableProps, "rows"> & { column: Column }) {
  const { t } = useTranslation("maps");
  const isSorted = sort.column === column;
  const Arrow = sort.isDown ? IconArrowDown : IconArrowUp;
  const order = sort.isDown ? "descending" : "ascending";
  return (
    <Table.Th scope="col" aria-sort={isSorted ? order : "none"}>
      <UnstyledButton className={classes.head} onClick={() => turn(column)}>
        {t(`table.column.${column}`)}
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}

const CardRow = memo(function CardRow({ row, isSelected }: { row: Row; isSelected: boolean }) {
  const { t } = useTranslation("maps");
  const store = useStore();
  const [, openPanel] = useAddress("panel");
  const { icon: Icon, color } = KINDS[row.kind];
  return (
    <Table.Tr data-selected={isSelected || undefined}>
      <Table.Td>{row.phase}</Table.Td>
      <Table.Td>
        {row.number}. {row.step}
      </Table.Td>
      <Table.Td>{row.lane}</Table.Td>
      <Table.Td className={classes.text}>
        <UnstyledButton
          className={classes.open}
          onClick={() => {
            store.select(row.card.id);
            openPanel("card");
          }}
        >
          <Icon size={15} color={`var(--mantine-color-${color}-filled)`} aria-hidden />
          <span>{row.text || t(`one.${row.kind}`)}</span>
        </UnstyledButton>
      </Table.Td>
      <Table.Td>{row.persona}</Table.Td>
      <Table.Td>
        <span className={classes.basis} data-basis={row.basis} title={t(`basis.${row.basis}`)}>
          {t(`table.basis.${row.basis}`)}
        </span>
      </Table.Td>
      <Table.Td className="figures" ta="end">
        {row.evidence || ""}
      </Table.Td>
    </Table.Tr>
  );
});
