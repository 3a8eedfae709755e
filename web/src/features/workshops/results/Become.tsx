import { Anchor, Button, Modal, Text } from "@mantine/core";
import { IconChecklist, IconMap2, IconTargetArrow } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocumentId } from "@/documents/address";
import { useWorkshop } from "../useWorkshop";
import type { Entry } from "../workshop";
import { ActionsForm } from "./ActionsForm";
import { CardsForm } from "./CardsForm";
import classes from "./Results.module.css";
import { TouchpointsForm } from "./TouchpointsForm";

interface BecomeProps {
  picked: readonly Entry[];
  all: readonly Entry[];
  choose: (ids: ReadonlySet<string>) => void;
}

const WAYS = [
  { key: "touchpoints", icon: IconTargetArrow, Form: TouchpointsForm },
  { key: "cards", icon: IconMap2, Form: CardsForm },
  { key: "actions", icon: IconChecklist, Form: ActionsForm },
] as const;

/** What the chosen results become. */
export function Become({ picked, all, choose }: BecomeProps) {
  const { t } = useTranslation("workshops");
  const { workshop } = useWorkshop();
  const documentId = useDocumentId();
  const [asked, ask] = useState<(typeof WAYS)[number] | null>(null);
  const isAll = picked.length === all.length;
  const voted = all.filter((one) => one.votes.length > 0);
  return (
    <div className={`${classes.become} not-printed`}>
      <Text size="sm" fw={600} role="status">
        {t("become.chosen", { count: picked.length })}
      </Text>
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => choose(new Set((isAll ? [] : all).map((one) => one.id)))}
      >
        {t(isAll ? "become.none" : "become.all")}
      </Anchor>
      {voted.length > 0 && voted.length < all.length && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => choose(new Set(voted.map((one) => one.id)))}
        >
          {t("become.voted")}
        </Anchor>
      )}
      <span className={classes.ways}>
        {WAYS.map((way) => (
          <Button
            key={way.key}
            size="xs"
            variant="default"
            disabled={picked.length === 0}
            leftSection={<way.icon size={16} aria-hidden />}
            onClick={() => ask(way)}
          >
            {t(`become.${way.key}`)}
          </Button>
        ))}
      </span>
      <Modal opened={asked !== null} onClose={() => ask(null)} title={asked && t(`become.${asked.key}`)}>
        {asked && (
          <asked.Form
            documentId={documentId}
            workshop={workshop}
            results={picked}
            onDone={() => {
              ask(null);
              choose(new Set());
            }}
          />
        )}
      </Modal>
    </div>
  );
}
