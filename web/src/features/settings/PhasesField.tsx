import { ActionIcon, Alert, Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useKnown } from "@/components/known";
import { touchesQuery } from "@/features/settings/api";
import { areChanged, moved, type Phase, phaseProblem, phasesOf } from "@/features/settings/phases";

interface PhasesFieldProps {
  phases: readonly Phase[];
  kept: readonly string[];
  onChange: (phases: Phase[]) => void;
}

/** The phases in their order: rename, add, remove, move; and what that touches. */
export function PhasesField({ phases, kept, onChange }: PhasesFieldProps) {
  const { t } = useTranslation("settings");
  const problem = phaseProblem(phases);
  const rename = (at: number, name: string) =>
    onChange(phases.map((phase, index) => (index === at ? { ...phase, name } : phase)));
  const add = () => onChange([...phases, { key: crypto.randomUUID(), name: "", was: null }]);
  return (
    <Stack gap={6}>
      <ol style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 6 }}>
        {phases.map((phase, at) => (
          <li key={phase.key}>
            <Row
              phase={phase}
              at={at}
              isLast={at === phases.length - 1}
              onRename={(name) => rename(at, name)}
              onMove={(by) => onChange(moved(phases, at, by))}
              onRemove={() => onChange(phases.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
        disabled={phases.length >= 30}
        style={{ alignSelf: "flex-start" }}
      >
        {t("phases.add")}
      </Button>
      {problem && (
        <Text size="sm" c="red" role="alert">
          {t(`phases.${problem}`)}
        </Text>
      )}
      {!problem && areChanged(phases, kept) && <Touches phases={phases} />}
    </Stack>
  );
}

interface RowProps {
  phase: Phase;
  at: number;
  isLast: boolean;
  onRename: (name: string) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

function Row({ phase, at, isLast, onRename, onMove, onRemove }: RowProps) {
  const { t } = useTranslation("settings");
  const shown = useKnown()(phase.name, "phase");
  const isNarrow = useMediaQuery("(max-width: 36em)", undefined, { getInitialValueInEffect: false });
  const about = { name: shown || at + 1 };
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        flex={1}
        maw={320}
        aria-label={t("phases.name", { number: at + 1 })}
        value={phase.name}
        onChange={(event) => onRename(event.currentTarget.value)}
        maxLength={100}
        rightSectionWidth={isNarrow ? 0 : 140}
        rightSectionPointerEvents="none"
        rightSection={
          !isNarrow &&
          shown !== phase.name && (
            <Text size="xs" c="dimmed" truncate title={t("phases.shown")}>
              {shown}
            </Text>
          )
        }
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("phases.up", about)}
        disabled={at === 0}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("phases.down", about)}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="red" aria-label={t("phases.remove", about)} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}

/** Which touchpoints would get another phase, before it is done. */
function Touches({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation("settings");
  const [asked] = useDebouncedValue(phases, 300);
  const touched = useQuery(touchesQuery(useWorkspaceId(), phasesOf(asked))).data?.touchpoints ?? [];
  if (touched.length === 0)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t("phases.touches_none")}
      </Text>
    );
  const lost = touched.filter((one) => one.becomes === null);
  return (
    <Alert
      color={lost.length > 0 ? "orange" : "gray"}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
      title={t("phases.touches", { count: touched.length })}
    >
      <List size="sm">
        {touched.map((one) => (
          <List.Item key={one.touchpoint}>
            {t(one.becomes === null ? "phases.loses" : "phases.becomes", {
              touchpoint: one.touchpoint,
              phase: one.phase,
              becomes: one.becomes,
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
