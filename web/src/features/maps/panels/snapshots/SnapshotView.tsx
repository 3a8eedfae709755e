import { Button, Group, Popover, SegmentedControl, Text } from "@mantine/core";
import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import type { JourneyMap } from "@/mapping/types";
import { useDocument, useMapId, useStore, useView } from "../../useMap";
import { snapshotQuery, snapshotsQuery } from "./api";
import { countsOf, type Differences, differencesOf, type Mark } from "./differences";
import { restoring } from "./restoring";
import classes from "./Snapshots.module.css";
import { SIGNS, VersionTable } from "./VersionTable";

const NO_MARKS: Differences["marks"] = new Map();
const NO_CARDS: Differences["before"] = new Map();

/** A version that was kept, to look at, beside what the map is now. */
export default function SnapshotView({ number }: { number: number }) {
  const { t } = useTranslation("maps");
  const map = useDocument();
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const then = useSuspenseQuery(snapshotQuery(workspaceId, mapId, number)).data;
  const [way, setWay] = useState("changes");
  const found = useMemo(() => differencesOf(then, map), [then, map]);
  const isCompared = way === "changes";
  return (
    <div className={classes.view}>
      <Group className={classes.bar} gap="sm">
        <Version number={number} />
        <SegmentedControl
          size="xs"
          aria-label={t("snapshots.way")}
          data={["changes", "then"].map((value) => ({ value, label: t(`snapshots.ways.${value}`) }))}
          value={way}
          onChange={setWay}
        />
        {isCompared && <Key differences={found} />}
        <Leave then={then} />
      </Group>
      <VersionTable
        map={isCompared ? found.both : then}
        marks={isCompared ? found.marks : NO_MARKS}
        before={isCompared ? found.before : NO_CARDS}
      />
    </div>
  );
}

function Version({ number }: { number: number }) {
  const formats = useFormats();
  const kept = useQuery(snapshotsQuery(useWorkspaceId(), useMapId())).data;
  const snapshot = kept?.find((one) => one.number === number);
  if (!snapshot) return null;
  return (
    <Text size="sm">
      <b>{snapshot.label}</b> · {formats.moment(snapshot.taken_at)}
    </Text>
  );
}

/** What the marks mean, with how many there are. */
function Key({ differences }: { differences: Differences }) {
  const { t } = useTranslation("maps");
  const formats = useFormats();
  const counts = countsOf(differences);
  const marks = (Object.keys(SIGNS) as Mark[]).filter((mark) => counts[mark] > 0);
  if (marks.length === 0) return <Text size="sm">{t("snapshots.same")}</Text>;
  return marks.map((mark) => (
    <span key={mark} className={classes.key}>
      <i className={classes.sign} data-mark={mark} aria-hidden>
        {SIGNS[mark]}
      </i>
      {t(`snapshots.mark.${mark}`)} {formats.number(counts[mark])}
    </span>
  ));
}

/** Back to the map as it is, or make it again what it was. */
function Leave({ then }: { then: JourneyMap }) {
  const { t } = useTranslation("maps");
  const { apply, getView } = useStore();
  const canEdit = useView((view) => view.canEdit);
  const [, show] = useAddress("snapshot");
  const restore = () => {
    const operation = restoring(getView().document!, then);
    if (!operation || apply(operation) === null) show(undefined);
  };
  return (
    <Group gap="xs" ml="auto">
      {canEdit && (
        <Popover width={300} position="bottom-end" withArrow trapFocus shadow="md">
          <Popover.Target>
            <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />}>
              {t("snapshots.restore")}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm" mb="sm">
              {t("snapshots.restore_about")}
            </Text>
            <Button size="xs" onClick={restore} data-autofocus>
              {t("snapshots.restore_sure")}
            </Button>
          </Popover.Dropdown>
        </Popover>
      )}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconX size={16} aria-hidden />}
        onClick={() => show(undefined)}
      >
        {t("snapshots.leave")}
      </Button>
    </Group>
  );
}
