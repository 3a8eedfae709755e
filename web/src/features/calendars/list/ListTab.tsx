import { Button, Group, Table, Text } from "@mantine/core";
import { IconCalendarMonth } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import { NewPart } from "@/documents/NewPart";
import { useSaid } from "@/documents/useDocument";
import shared from "../Calendar.module.css";
import { type Filter, filtered, inOrder } from "../content";
import { TakeIn } from "../import/TakeIn";
import { useAddItem, useContent } from "../useContent";
import { useNames } from "../useNames";
import { Filters } from "./Filters";
import { ListRow } from "./ListRow";

const AT_ONCE = 100;

/** The items as a table: filtered, and written in place. */
export default function ListTab() {
  const { t } = useTranslation("calendars");
  const { items, canEdit } = useContent();
  const said = useSaid();
  const add = useAddItem();
  const [, open] = useAddress("at");
  const [filter, setFilter] = useState<Filter>({ words: "" });
  const [nShown, show] = useState(AT_ONCE);
  const found = filtered(inOrder(items), filter, (item) => said(item.title));
  return (
    <>
      <div className={`${frame.tools} not-printed`}>
        {canEdit && (
          <NewPart
            label={t("item.new")}
            onAdd={(words) => {
              const id = add(words);
              if (id) open(id);
            }}
          />
        )}
        <Group gap="xs">
          {items.length > 0 && <Filters filter={filter} onChange={setFilter} />}
          <TakeIn />
        </Group>
      </div>
      {items.length === 0 ? (
        <Empty icon={<IconCalendarMonth />} title={t("list.empty_title")}>
          {t(canEdit ? "list.empty_text" : "none.text_viewer")}
        </Empty>
      ) : (
        <>
          <Text size="xs" c="dimmed" mb={4} role="status">
            {t("list.found", { count: found.length, total: items.length })}
          </Text>
          <ItemTable found={found.slice(0, nShown)} />
          {found.length > nShown && (
            <Button variant="default" mt="sm" onClick={() => show(nShown + AT_ONCE)}>
              {t("list.more", { count: found.length - nShown })}
            </Button>
          )}
        </>
      )}
    </>
  );
}

const COLUMNS = ["title", "status", "starts_on", "ends_on", "phase", "channel", "persona", "owner"] as const;

function ItemTable({ found }: { found: ReturnType<typeof filtered> }) {
  const { t } = useTranslation("calendars");
  const names = useNames();
  return (
    <Table.ScrollContainer minWidth={1140} className={shared.whole}>
      <Table aria-label={t("list.label")} fz="sm" verticalSpacing={4} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((one) => (
              <Table.Th key={one}>{t(`one.${one}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map((item) => (
            <ListRow key={item.id} item={item} names={names} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
