import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconCircleCheck, IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tellFailure } from "@/components/told";
import { useStore, useView } from "@/features/maps/useMap";
import { inverse } from "@/mapping/operations";
import type { Operation } from "@/mapping/types";
import { cardOfFinding } from "./api";
import { becomes } from "./findings";
import type { Finding, Proof } from "./types";
import { useProof } from "./useProof";

interface FindingCardProps {
  proof: Proof;
  finding: Finding;
  part: string | null;
}

/** Puts a finding onto the map with its figures as evidence: an edit like any other, which can be undone. */
export function FindingCard({ proof, finding, part }: FindingCardProps) {
  const { t } = useTranslation("proofs");
  const { of } = useProof();
  const store = useStore();
  const canEdit = useView((view) => view.canEdit);
  const [undo, setUndo] = useState<Operation | null>(null);
  const made = useMutation({
    mutationFn: () => cardOfFinding(of, proof.id, finding.id),
    onSuccess: (operation) => {
      const before = store.getView().document!;
      if (store.apply(operation)) return; // the store has said why not
      setUndo(inverse(before, operation));
    },
    onError: tellFailure,
  });
  if (part !== null) {
    return (
      <Group gap="xs">
        <IconCircleCheck size={17} aria-hidden color="var(--mantine-primary-color-filled)" />
        <Text size="sm" role="status">
          {t("card.done")}
        </Text>
        <Anchor component="button" size="sm" onClick={() => store.select(part)}>
          {t("card.show")}
        </Anchor>
        {undo && canEdit && (
          <Anchor
            component="button"
            size="sm"
            onClick={() => {
              store.apply(undo);
              setUndo(null);
            }}
          >
            {t("card.undo")}
          </Anchor>
        )}
      </Group>
    );
  }
  if (!canEdit) return null;
  return (
    <Button
      size="xs"
      variant="light"
      style={{ alignSelf: "flex-start" }}
      leftSection={<IconPlus size={15} aria-hidden />}
      loading={made.isPending}
      onClick={() => made.mutate()}
    >
      {t(`card.${becomes(finding)}`)}
    </Button>
  );
}
