import { ActionIcon, Button, Group, Select, Text, TextInput, Tooltip } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconArrowNarrowRight,
  IconDirectionSign,
  IconFlag,
  IconPlayerPlay,
  IconTrash,
} from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import type { ExtraWay } from "@/features/proofs/extra";
import { stepsOf } from "@/mapping/places";
import { withWords } from "@/mapping/texts";
import type { Step } from "@/mapping/types";
import { useMap, useMapLanguage, useSaid } from "../../useMap";
import classes from "./Flow.module.css";
import { CONNECT_FIELD } from "./useFlowKeys";
import { labelling, removing, type Way } from "./ways";

interface FlowBarProps {
  way: Way | undefined;
  connect(from: string, to: string): void;
  forget(): void;
}

/** What can be done with the step or the way that is chosen. */
export function FlowBar({ way, connect, forget }: FlowBarProps) {
  const { t } = useTranslation("maps");
  const { map, selected, canEdit } = useMap();
  const step = stepsOf(map).find((one) => one.id === selected);
  return (
    <Group className={`${classes.bar} not-printed`} gap="xs" role="toolbar" aria-label={t("flow.bar")}>
      {way ? (
        <WayTools key={way.id} way={way} connect={connect} forget={forget} />
      ) : step ? (
        <StepTools key={step.id} step={step} connect={connect} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(canEdit ? "flow.hint" : "flow.hint_viewer")}
        </Text>
      )}
    </Group>
  );
}

const MARKS = [
  { field: "is_start", icon: IconPlayerPlay },
  { field: "is_decision", icon: IconDirectionSign },
  { field: "is_end", icon: IconFlag },
] as const;

function StepTools({ step, connect }: { step: Step; connect: FlowBarProps["connect"] }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { map, apply, canEdit } = useMap();
  const [, openPanel] = useAddress("panel");
  const [search, setSearch] = useState("");
  const steps = stepsOf(map);
  const options = steps.flatMap((one, at) =>
    one.id === step.id ? [] : [{ value: one.id, label: `${at + 1}. ${said(one.title)}` }],
  );
  return (
    <>
      <Text size="sm" fw={600} className={classes.chosen}>
        {steps.indexOf(step) + 1}. {said(step.title)}
      </Text>
      {canEdit && (
        <>
          <Select
            id={CONNECT_FIELD}
            size="xs"
            w={210}
            aria-label={t("flow.connect")}
            placeholder={t("flow.connect")}
            leftSection={<IconArrowNarrowRight size={16} aria-hidden />}
            data={options}
            value={null}
            searchable
            searchValue={search}
            onSearchChange={setSearch}
            onChange={(to) => {
              if (to) connect(step.id, to);
              setSearch("");
            }}
          />
          <ActionIcon.Group>
            {MARKS.map(({ field, icon: Icon }) => (
              <Tooltip key={field} label={t(`step.${field}`)}>
                <ActionIcon
                  size={30}
                  variant={step[field] ? "light" : "default"}
                  aria-label={t(`step.${field}`)}
                  aria-pressed={step[field] ?? false}
                  onClick={() => apply({ op: "set", id: step.id, field, value: !step[field] })}
                >
                  <Icon size={16} />
                </ActionIcon>
              </Tooltip>
            ))}
          </ActionIcon.Group>
        </>
      )}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconAdjustmentsHorizontal size={16} />}
        onClick={() => openPanel("card")}
      >
        {t("panel.card")}
      </Button>
    </>
  );
}

function WayTools({ way, connect, forget }: FlowBarProps & { way: Way }) {
  const said = useSaid();
  const { map, canEdit } = useMap();
  const titles = new Map(stepsOf(map).map((step) => [step.id, said(step.title)]));
  return (
    <>
      <Text size="sm" fw={600} className={classes.chosen}>
        {titles.get(way.from)} → {titles.get(way.to)}
      </Text>
      {way.extra && <ExtraTools extra={way.extra} connect={connect} forget={forget} />}
      {!way.extra && canEdit && <DrawnTools way={way} forget={forget} />}
    </>
  );
}

/** A way that only the data has: what is known of it, and to put it on the map. */
function ExtraTools({
  extra,
  connect,
  forget,
}: { extra: ExtraWay } & Pick<FlowBarProps, "connect" | "forget">) {
  const { t } = useTranslation("maps");
  const formats = useFormats();
  const { canEdit } = useMap();
  return (
    <>
      <Text size="sm" className="figures">
        {t("flow.extra", {
          share: formats.percent(extra.share.share),
          low: formats.percent(extra.share.low),
          high: formats.percent(extra.share.high),
          n: formats.number(extra.share.n),
        })}
      </Text>
      {canEdit && (
        <Button
          size="xs"
          variant="light"
          onClick={() => {
            connect(extra.from, extra.to);
            forget();
          }}
        >
          {t("flow.take_over")}
        </Button>
      )}
    </>
  );
}

/** The label of a way of the map, and to take it away. */
function DrawnTools({ way, forget }: { way: Way; forget(): void }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const language = useMapLanguage();
  const { map, apply } = useMap();
  const words = said(way.label);
  const [draft, setDraft] = useState(words);
  useEffect(() => setDraft(words), [words]);
  const keep = () => {
    const given = draft.trim();
    if (given === words) return;
    apply(labelling(map, way, withWords(way.label, language, map.head.languages, given)));
    if (way.isOnward) forget();
  };
  return (
    <>
      <TextInput
        size="xs"
        w={220}
        aria-label={t("flow.label")}
        placeholder={t("flow.label_example")}
        maxLength={200}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && keep()}
      />
      <Button
        size="xs"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} />}
        onClick={() => {
          apply(removing(map, way));
          forget();
        }}
      >
        {t("flow.remove")}
      </Button>
    </>
  );
}
