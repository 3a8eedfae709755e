import { Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { together } from "@/documents/change";
import { useSet } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { itemsFor, turning } from "../edits";
import { type Canvas, IMPORTANCES, NEED_KINDS, type Need, type NeedKind } from "../proposition";
import { useLink, useProposition } from "../useProposition";
import { Basis } from "./Basis";
import { LinkRow } from "./LinkRow";
import { Scale } from "./Scale";

/** All about a need. */
export function NeedFields({ canvas, need }: { canvas: Canvas; need: Need }) {
  const { t } = useTranslation("propositions");
  const { canEdit, apply } = useProposition();
  const setImportance = useSet(need.id, "importance");
  return (
    <Stack gap="sm">
      <WordsField id={need.id} field="text" label={t("need.text")} value={need.text} rows={2} isNeeded />
      <Select
        label={t("need.kind")}
        data={NEED_KINDS.map((value) => ({ value, label: t(`one.${value}`) }))}
        value={need.kind}
        onChange={(kind) => kind && apply(together(turning(canvas, "need", need.id, kind as NeedKind)))}
        allowDeselect={false}
        readOnly={!canEdit}
      />
      <Scale
        label={t(need.kind === "pain" ? "importance.severity" : "importance.label")}
        hint={t("importance.ends")}
        none={t("importance.none")}
        options={IMPORTANCES.map((value) => ({ value, label: String(value) }))}
        value={need.importance ?? null}
        onChange={setImportance}
      />
      <Basis need={need} />
      {canvas.offers.map((offer) => (
        <AnsweredBy key={offer.id} canvas={canvas} need={need} offerId={offer.id} />
      ))}
    </Stack>
  );
}

/** What of an offer answers the need, and what could. */
function AnsweredBy({ canvas, need, offerId }: { canvas: Canvas; need: Need; offerId: string }) {
  const { t } = useTranslation("propositions");
  const { canEdit } = useProposition();
  const said = useSaid();
  const link = useLink();
  const offer = canvas.offers.find((one) => one.id === offerId)!;
  const links = offer.links.filter((one) => one.need === need.id);
  const free = itemsFor(offer, need);
  return (
    <section aria-label={t("link.by", { company: offer.company })}>
      <Text size="sm" fw={600} mb={4}>
        {t("link.by", { company: offer.company })}
      </Text>
      {links.map((one) => (
        <LinkRow key={one.id} link={one} other={offer.items.find((item) => item.id === one.item)!} />
      ))}
      {links.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("link.nothing")}
        </Text>
      )}
      {canEdit && free.length > 0 && (
        <Select
          mt={6}
          size="xs"
          aria-label={t("link.add_item", { company: offer.company })}
          placeholder={t("link.add")}
          data={free.map((item) => ({ value: item.id, label: said(item.text) }))}
          value={null}
          onChange={(id) => {
            const item = free.find((one) => one.id === id);
            if (item) link(offer, item, need);
          }}
          searchable
        />
      )}
    </section>
  );
}
