import { ActionIcon, Button, Group, Popover, Select, Title, Tooltip } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { adding } from "@/documents/change";
import { NewPart } from "@/documents/NewPart";
import { type Canvas, idFor, type Offer, oursOf } from "../proposition";
import { useOurName, useProposition } from "../useProposition";
import classes from "./Picture.module.css";

interface OfferHeadProps {
  canvas: Canvas;
  offer: Offer | undefined;
  titleId: string;
}

/** Whose square it is: ours, or that of a competitor. */
export function OfferHead({ canvas, offer, titleId }: OfferHeadProps) {
  const { t } = useTranslation("propositions");
  const { canEdit, showOffer } = useProposition();
  const [, open] = useAddress("at");
  return (
    <header className={classes.head}>
      <Title order={2} size="h6" id={titleId}>
        {t("canvas.offer")}
      </Title>
      <Group gap={4} wrap="nowrap" className={classes.headEnd}>
        {!oursOf(canvas) && canEdit && <OurOffer canvas={canvas} />}
        {offer && (
          <Select
            size="xs"
            aria-label={t("company.which")}
            data={canvas.offers.map((one) => ({
              value: one.id,
              label: one.is_ours ? t("company.ours", { name: one.company }) : one.company,
            }))}
            value={offer.id}
            onChange={(id) => showOffer(id ?? undefined)}
            allowDeselect={false}
            className={classes.switch}
          />
        )}
        {canEdit && offer && (
          <Tooltip label={t("company.edit")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("company.edit")}
              onClick={() => open(offer.id)}
            >
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        {canEdit && <NewCompetitor canvas={canvas} />}
      </Group>
    </header>
  );
}

/** A competitor beside us. */
export function NewCompetitor({ canvas, hasWords = false }: { canvas: Canvas; hasWords?: boolean }) {
  const { t } = useTranslation("propositions");
  const { proposition, apply, showOffer } = useProposition();
  const [isOpen, setOpen] = useState(false);
  const add = (company: string) => {
    const id = idFor(proposition, company, "offer");
    apply(adding("offer", { id, company }, canvas.id));
    showOffer(id);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        {hasWords ? (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={15} />}
            onClick={() => setOpen(!isOpen)}
          >
            {t("company.new")}
          </Button>
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            title={t("company.new")}
            aria-label={t("company.new")}
            onClick={() => setOpen(!isOpen)}
          >
            <IconPlus size={16} />
          </ActionIcon>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <NewPart label={t("company.name_of_competitor")} onAdd={add} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** A canvas that came without what we offer gets a place for it. */
function OurOffer({ canvas }: { canvas: Canvas }) {
  const { t } = useTranslation("propositions");
  const { proposition, apply } = useProposition();
  const company = useOurName();
  return (
    <Button
      size="compact-xs"
      variant="light"
      onClick={() =>
        apply(
          adding("offer", { id: idFor(proposition, company, "offer"), company, is_ours: true }, canvas.id, 0),
        )
      }
    >
      {t("company.add_ours")}
    </Button>
  );
}
