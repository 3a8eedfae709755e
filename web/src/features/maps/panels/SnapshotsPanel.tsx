import { Alert, Button, Group, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { Waiting } from "@/components/Waiting";
import { useAddress } from "@/documents/address";
import { useMapId, useView } from "../useMap";
import rows from "./Rows.module.css";
import { changesQuery, snapshotsQuery, takeSnapshot } from "./snapshots/api";
import classes from "./snapshots/Snapshots.module.css";

/** The versions that were kept: take one, look at one, see what has changed since. */
export default function SnapshotsPanel() {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const [shown, show] = useAddress("snapshot");
  const kept = useQuery(snapshotsQuery(useWorkspaceId(), useMapId()));
  if (kept.isPending) return <Waiting rows={4} />;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t("snapshots.lead")}
      </Text>
      {canEdit && <TakeOne />}
      {kept.error && <Alert color="red">{kept.error.message}</Alert>}
      {kept.data?.length === 0 && <Text size="sm">{t("snapshots.none")}</Text>}
      <ul className={rows.list}>
        {kept.data?.map((one) => {
          const isShown = shown === String(one.number);
          return (
            <li key={one.number}>
              <Row
                snapshot={one}
                isShown={isShown}
                show={() => show(isShown ? undefined : String(one.number))}
              />
              {isShown && <Changes number={one.number} />}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

function TakeOne() {
  const { t } = useTranslation("maps");
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const queries = useQueryClient();
  const waiting = useView((view) => view.waiting);
  const [label, setLabel] = useState("");
  const take = useMutation({
    mutationFn: () => takeSnapshot(workspaceId, mapId, label.trim()),
    onSuccess: () => {
      setLabel("");
      return queries.invalidateQueries({ queryKey: ["snapshots", mapId], exact: true });
    },
    onError: tellFailure,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take.mutate();
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t("snapshots.label")}
          placeholder={t("snapshots.label_example")}
          maxLength={200}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button
          type="submit"
          px="sm"
          leftSection={<IconCamera size={18} aria-hidden />}
          disabled={label.trim() === "" || waiting > 0}
          loading={take.isPending}
        >
          {t("snapshots.take")}
        </Button>
      </Group>
    </form>
  );
}

interface RowProps {
  snapshot: Shape<"SnapshotOut">;
  isShown: boolean;
  show(): void;
}

function Row({ snapshot: { label, taken_at, by }, isShown, show }: RowProps) {
  const { t } = useTranslation("maps");
  const formats = useFormats();
  return (
    <UnstyledButton className={rows.row} onClick={show} aria-pressed={isShown}>
      <Text size="sm" fw={600} lineClamp={2}>
        {label}
      </Text>
      <Text size="xs" c="dimmed">
        {by ? t("snapshots.by", { moment: formats.moment(taken_at), name: by }) : formats.moment(taken_at)}
      </Text>
    </UnstyledButton>
  );
}

/** What has changed since, as sentences. The words between stars are titles. */
function Changes({ number }: { number: number }) {
  const { t } = useTranslation("maps");
  const waiting = useView((view) => view.waiting);
  const changes = useQuery(changesQuery(useWorkspaceId(), useMapId(), number, waiting));
  if (changes.isPending) return <Waiting rows={2} />;
  const sentences = changes.data ?? [];
  return (
    <div className={classes.changes}>
      <Text size="sm" fw={600}>
        {t("snapshots.since", { count: sentences.length })}
      </Text>
      <ul>
        {sentences.map((sentence, n) => (
          <li key={n}>{sentence.split("*").map((part, i) => (i % 2 ? <b key={i}>{part}</b> : part))}</li>
        ))}
      </ul>
    </div>
  );
}
