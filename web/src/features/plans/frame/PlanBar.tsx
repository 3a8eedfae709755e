import { ActionIcon, Group, Tabs, Text, Title, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChartLine,
  IconGridDots,
  IconLayoutKanban,
  IconTimeline,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import classes from "../Plan.module.css";
import { useAddress, usePlan } from "../usePlan";
import { PlanMenu } from "./PlanMenu";
import { SaveStatus } from "./SaveStatus";

const TABS = [
  { key: "grid", icon: IconGridDots },
  { key: "board", icon: IconLayoutKanban },
  { key: "road", icon: IconTimeline },
  { key: "kpis", icon: IconChartLine },
] as const;

/** What the plan is called, how it is looked at, what can be done. */
export function PlanBar() {
  const { plan } = usePlan();
  const title = useSaid()(plan.title);
  return (
    <div className={`${classes.bar} not-printed`}>
      <Title order={1} size="h4" className={classes.title} title={title}>
        {title}
      </Title>
      <TabSwitch />
      <Group gap={6} wrap="nowrap" className={classes.barEnd}>
        <Colleagues />
        <SaveStatus />
        <UndoButtons />
        <PlanMenu />
      </Group>
    </div>
  );
}

function TabSwitch() {
  const { t } = useTranslation("plans");
  const [shown = "grid", show] = useAddress("tab");
  return (
    <Tabs
      className={classes.tabsRoom}
      value={shown}
      onChange={(tab) => show(tab === "grid" ? undefined : (tab ?? undefined))}
    >
      <Tabs.List className={classes.tabs} aria-label={t("tab.label")}>
        {TABS.map(({ key, icon: Icon }) => (
          <Tabs.Tab key={key} value={key} leftSection={<Icon size={17} stroke={1.6} aria-hidden />}>
            {t(`tab.${key}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function UndoButtons() {
  const { t } = useTranslation("plans");
  const { canEdit, canUndo, canRedo, undo, redo } = usePlan();
  if (!canEdit) return null;
  const buttons = [
    { label: t("bar.undo"), icon: IconArrowBackUp, can: canUndo, work: undo },
    { label: t("bar.redo"), icon: IconArrowForwardUp, can: canRedo, work: redo },
  ];
  return buttons.map(({ label, icon: Icon, can, work }) => (
    <Tooltip key={label} label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={work} disabled={!can}>
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  ));
}

/** Who else has the plan open. */
function Colleagues() {
  const { t } = useTranslation("plans");
  const { people, me } = usePlan();
  const mine = people.find((one) => one.connection === me)?.user_id;
  const names = [...new Map(people.map((one) => [one.user_id, one.name]))].filter(([id]) => id !== mine);
  if (names.length === 0) return null;
  const said = names.map(([, name]) => name).join(", ");
  return (
    <Text size="xs" c="dimmed" visibleFrom="lg">
      {t("bar.people", { names: said })}
    </Text>
  );
}
