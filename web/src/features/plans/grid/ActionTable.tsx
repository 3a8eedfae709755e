import { Anchor, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { KindDot } from "../KindDot";
import { useKinds } from "../kinds";
import type { Action } from "../plan";
import { fieldOf } from "./grid";
import { useEstimate } from "./useEstimate";

const COLUMNS = [
  "title",
  "kind",
  "status",
  "place",
  "term",
  "impact",
  "estimate",
  "owner",
  "due_on",
] as const;
const NUMBERS: readonly string[] = ["term", "impact"];

/** The grid as a table: the most impact first, then the soonest. */
export function ActionTable({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation("plans");
  const sorted = actions.toSorted((a, b) => b.impact - a.impact || a.term - b.term);
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table aria-label={t("grid.label")} className="figures" fz="sm" verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} ta={NUMBERS.includes(column) ? "right" : "left"}>
                {t(`column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((action) => (
            <Row key={action.id} action={action} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const said = useSaid();
  const { nameOf } = useKinds();
  const estimateOf = useEstimate();
  const [, open] = useAddress("at");
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(action.id)}>
          {said(action.title)}
        </Anchor>
      </Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>
        <KindDot kind={action.kind} isDone={action.status === "done"} /> {nameOf(action)}
      </Table.Td>
      <Table.Td>{t(`status_of.${action.status}`)}</Table.Td>
      <Table.Td>{t(`field.${fieldOf(action)}`)}</Table.Td>
      <Table.Td ta="right">{formats.percent(action.term)}</Table.Td>
      <Table.Td ta="right">{formats.percent(action.impact)}</Table.Td>
      <Table.Td>{estimateOf(action)?.short ?? "–"}</Table.Td>
      <Table.Td>{action.owner ?? "–"}</Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>{formats.day(action.due_on)}</Table.Td>
    </Table.Tr>
  );
}
