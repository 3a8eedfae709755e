import { Button, ScrollArea, Table, Text, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Register, Touchpoint } from "./merge";
import type { Sort } from "./rows";
import { TouchpointRow } from "./TouchpointRow";
import classes from "./TouchpointTable.module.css";

interface TouchpointTableProps {
  register: Register;
  /** Those that are shown, in the order in which they are. */
  touchpoints: readonly Touchpoint[];
  sort: Sort;
  isDown: boolean;
  onSort: (sort: Sort) => void;
  onOpen: (name: string) => void;
}

const AT_ONCE = 200;
const COLUMNS: readonly (Sort | "weight" | "rules")[] = [
  "order",
  "name",
  "channel",
  "phase",
  "weight",
  "owner",
  "rules",
  "events",
  "persons",
  "last",
];
const UNSORTED = ["weight", "rules"];

/** The register as a table: sorted, edited in place, its rules put in order. */
export function TouchpointTable({ register, touchpoints, onOpen, ...sorting }: TouchpointTableProps) {
  const { t } = useTranslation("touchpoints");
  const [most, setMost] = useState(AT_ONCE);
  if (touchpoints.length === 0) return <Text c="dimmed">{t("filter.none")}</Text>;
  const canOrder = sorting.sort === "order" && !sorting.isDown;
  return (
    <>
      <ScrollArea>
        <Table
          className={classes.table}
          verticalSpacing={4}
          horizontalSpacing={6}
          miw={980}
          aria-label={t("title")}
        >
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) =>
                UNSORTED.includes(column) ? (
                  <Table.Th key={column}>{t(`column.${column}`)}</Table.Th>
                ) : (
                  <Head key={column} column={column as Sort} {...sorting} />
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {touchpoints.slice(0, most).map((one) => (
              <TouchpointRow
                key={one.name}
                register={register}
                touchpoint={one}
                canOrder={canOrder}
                onOpen={onOpen}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {touchpoints.length > most && (
        <Button variant="default" mt="sm" onClick={() => setMost(most + AT_ONCE)}>
          {t("more", { n: touchpoints.length - most })}
        </Button>
      )}
    </>
  );
}

interface HeadProps {
  column: Sort;
  sort: Sort;
  isDown: boolean;
  onSort: (sort: Sort) => void;
}

function Head({ column, sort, isDown, onSort }: HeadProps) {
  const { t } = useTranslation("touchpoints");
  const isSorted = sort === column;
  const Arrow = isDown ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      ta={column === "events" || column === "persons" ? "right" : undefined}
      aria-sort={isSorted ? (isDown ? "descending" : "ascending") : "none"}
    >
      <UnstyledButton className={classes.head} onClick={() => onSort(column)}>
        {t(`column.${column}`)}
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}
