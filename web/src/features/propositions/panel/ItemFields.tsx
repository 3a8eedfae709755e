import { Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { together } from "@/documents/change";
import { WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { needsFor, turning } from "../edits";
import { heaviestFirst } from "../fit";
import { type Canvas, ITEM_KINDS, type Item, type ItemKind, NEED_KINDS, type Offer } from "../proposition";
import { useLink, useProposition } from "../useProposition";
import { LinkRow } from "./LinkRow";

interface ItemFieldsProps {
  canvas: Canvas;
  offer: Offer;
  item: Item;
}

/** All about something that is offered. */
export function ItemFields({ canvas, offer, item }: ItemFieldsProps) {
  const { t } = useTranslation("propositions");
  const { canEdit, apply } = useProposition();
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("item.of", { company: offer.company })}
      </Text>
      <WordsField id={item.id} field="text" label={t("item.text")} value={item.text} rows={2} isNeeded />
      <Select
        label={t("item.kind")}
        data={ITEM_KINDS.map((value) => ({ value, label: t(`one.${value}`) }))}
        value={item.kind}
        onChange={(kind) => kind && apply(together(turning(canvas, "item", item.id, kind as ItemKind)))}
        allowDeselect={false}
        readOnly={!canEdit}
      />
      <Answers canvas={canvas} offer={offer} item={item} />
    </Stack>
  );
}

/** What it answers, and what it could answer. */
function Answers({ canvas, offer, item }: ItemFieldsProps) {
  const { t } = useTranslation("propositions");
  const { canEdit } = useProposition();
  const said = useSaid();
  const link = useLink();
  const links = offer.links.filter((one) => one.item === item.id);
  const free = heaviestFirst(needsFor(canvas, offer, item));
  const groups = NEED_KINDS.map((kind) => ({
    group: t(`kind.${kind}`),
    items: free
      .filter((need) => need.kind === kind)
      .map((need) => ({ value: need.id, label: said(need.text) })),
  })).filter((one) => one.items.length > 0);
  return (
    <section aria-label={t("link.answers")}>
      <Text size="sm" fw={600} mb={4}>
        {t("link.answers")}
      </Text>
      {links.map((one) => (
        <LinkRow key={one.id} link={one} other={canvas.needs.find((need) => need.id === one.need)!} />
      ))}
      {links.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("link.no_need")}
        </Text>
      )}
      {canEdit && groups.length > 0 && (
        <Select
          mt={6}
          aria-label={t("link.add_need")}
          placeholder={t("link.add_need")}
          data={groups}
          value={null}
          onChange={(id) => {
            const need = free.find((one) => one.id === id);
            if (need) link(offer, item, need);
          }}
          searchable
        />
      )}
    </section>
  );
}
