import { Anchor, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { usePlan } from "../usePlan";
import { dayOf, type Span } from "./road";

/** The road map as a table, in the order of what needs what. */
export function RoadTable({ spans }: { spans: readonly Span[] }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const said = useSaid();
  const { actions } = usePlan();
  const [, open] = useAddress("at");
  const titleOf = (id: string) => said(actions.find((one) => one.id === id)?.title);
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={t("road.label")} className="figures" fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.title")}</Table.Th>
            <Table.Th>{t("column.status")}</Table.Th>
            <Table.Th>{t("road.starts")}</Table.Th>
            <Table.Th>{t("road.ends")}</Table.Th>
            <Table.Th>{t("road.how")}</Table.Th>
            <Table.Th>{t("road.needs")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {spans.map(({ action, from, until, isGuessed }) => (
            <Table.Tr key={action.id}>
              <Table.Td>
                <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(action.id)}>
                  {said(action.title)}
                </Anchor>
              </Table.Td>
              <Table.Td>{t(`status_of.${action.status}`)}</Table.Td>
              <Table.Td>{formats.day(dayOf(from))}</Table.Td>
              <Table.Td>{formats.day(dayOf(until))}</Table.Td>
              <Table.Td>{t(isGuessed ? "road.how_guessed" : "road.how_set")}</Table.Td>
              <Table.Td>{action.needs.map(titleOf).join(", ") || "–"}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
