import { ActionIcon, Anchor, Group, Tooltip } from "@mantine/core";
import { IconUnlink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { useSetFields } from "@/documents/edits";
import { useSaid } from "@/documents/useDocument";
import { type Item, type Link, type Need, STRENGTHS } from "../proposition";
import { useProposition } from "../useProposition";
import classes from "./Panel.module.css";
import { Scale } from "./Scale";

/** A link as seen from one side: what is at the other, and how far the one answers the other. */
export function LinkRow({ link, other }: { link: Link; other: Item | Need }) {
  const { t } = useTranslation("propositions");
  const { canEdit, apply } = useProposition();
  const said = useSaid();
  const [, open] = useAddress("at");
  const setFields = useSetFields();
  const name = said(other.text);
  return (
    <div className={classes.link}>
      <Group justify="space-between" wrap="nowrap" gap={6}>
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => open(other.id)}>
          {name}
        </Anchor>
        {canEdit && (
          <Tooltip label={t("link.remove")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t("link.remove_of", { name })}
              onClick={() => apply({ op: "remove", id: link.id })}
            >
              <IconUnlink size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <Scale
        label={t("link.how_far", { name })}
        isLabelHidden
        options={STRENGTHS.map((value) => ({ value, label: t(`strength.${value}`) }))}
        value={link.strength}
        onChange={(value) => value !== null && setFields(link.id, [["strength", value]])}
      />
    </div>
  );
}
