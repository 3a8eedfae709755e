import { Anchor, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { today, useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import shared from "../Calendar.module.css";
import { type Item, isLate, STATUSES } from "../content";
import { PurposeMark } from "../PurposeLegend";
import { useKindName } from "../purposes";
import { useContent } from "../useContent";
import type { Choice, Names } from "../useNames";
import { DayCell, NameCell, OptionCell } from "./cells";

/** An item as a row; what stands in it is written there. */
export function ListRow({ item, names }: { item: Item; names: Names }) {
  const { t } = useTranslation("calendars");
  const { canEdit } = useContent();
  const title = useSaid()(item.title);
  const kindName = useKindName();
  const [, open] = useAddress("at");
  const statuses = STATUSES.map((value): Choice => ({ value, label: t(`status_of.${value}`) }));
  return (
    <Table.Tr>
      <Table.Td miw={200}>
        <Group gap={6} wrap="nowrap" align="flex-start">
          <PurposeMark purpose={item.purpose} />
          <div>
            <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(item.id)}>
              {title}
            </Anchor>
            <Text size="xs" c="dimmed">
              {kindName(item)}
              {item.campaign && ` · ${item.campaign}`}
            </Text>
          </div>
          {isLate(item, today()) && (
            <IconAlertTriangle size={15} className={shared.late} aria-label={t("late")} role="img" />
          )}
        </Group>
      </Table.Td>
      {canEdit ? (
        <>
          <OptionCell item={item} field="status" title={title} choices={statuses} isNeeded />
          <DayCell item={item} field="starts_on" title={title} />
          <DayCell item={item} field="ends_on" title={title} />
          <OptionCell item={item} field="phase" title={title} choices={names.phases} />
          <NameCell item={item} field="channel" title={title} known={names.channels} />
          <OptionCell
            item={item}
            field="persona"
            title={title}
            choices={names.personas}
            none={t("everyone")}
          />
          <NameCell item={item} field="owner" title={title} known={names.owners} />
        </>
      ) : (
        <ReadCells item={item} names={names} />
      )}
    </Table.Tr>
  );
}

function ReadCells({ item, names }: { item: Item; names: Names }) {
  const { t } = useTranslation("calendars");
  const formats = useFormats();
  const cells = [
    ["status", t(`status_of.${item.status}`)],
    ["starts_on", formats.day(item.starts_on)],
    ["ends_on", formats.day(item.ends_on)],
    ["phase", item.phase ? names.phaseName(item.phase) : "–"],
    ["channel", item.channel ?? "–"],
    ["persona", names.personaName(item.persona ?? null)],
    ["owner", item.owner ?? "–"],
  ] as const;
  return cells.map(([field, value]) => <Table.Td key={field}>{value}</Table.Td>);
}
