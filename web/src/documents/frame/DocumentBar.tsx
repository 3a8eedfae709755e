import { ActionIcon, Group, Tabs, Text, Title, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "../address";
import type { Kind } from "../structure";
import { CommentsButton } from "../talk/CommentsSide";
import { useOpen, useSaid } from "../useDocument";
import type { View } from "./DocumentFrame";
import { DocumentMenu } from "./DocumentMenu";
import classes from "./Frame.module.css";
import { SaveStatus } from "./SaveStatus";

interface DocumentBarProps {
  kind: Kind;
  views: readonly View[];
  actions?: ReactNode;
}

/** What the document is called, how it is looked at, what can be done. */
export function DocumentBar({ kind, views, actions }: DocumentBarProps) {
  const { document } = useOpen();
  const title = useSaid()(document!.title);
  return (
    <div className={`${classes.bar} not-printed`}>
      <Title order={1} size="h4" className={classes.title} title={title}>
        {title}
      </Title>
      {views.length > 1 && <ViewSwitch views={views} />}
      <Group gap={6} wrap="nowrap" className={classes.barEnd}>
        <Colleagues />
        <SaveStatus />
        {actions}
        <UndoButtons />
        <CommentsButton />
        <DocumentMenu kind={kind} />
      </Group>
    </div>
  );
}

function ViewSwitch({ views }: { views: readonly View[] }) {
  const { t } = useTranslation("documents");
  const [shown = views[0]!.name, show] = useAddress("tab");
  return (
    <Tabs
      className={classes.tabsRoom}
      value={shown}
      onChange={(name) => show(name === views[0]!.name ? undefined : (name ?? undefined))}
    >
      <Tabs.List className={classes.tabs} aria-label={t("views")}>
        {views.map(({ name, label, icon: Icon }) => (
          <Tabs.Tab key={name} value={name} leftSection={<Icon size={17} stroke={1.6} aria-hidden />}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function UndoButtons() {
  const { t } = useTranslation("documents");
  const { canEdit, canUndo, canRedo, undo, redo } = useOpen();
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

/** Who else has the document open. */
function Colleagues() {
  const { t } = useTranslation("documents");
  const { people, me } = useOpen();
  const mine = people.find((one) => one.connection === me)?.user_id;
  const others = people.map((one) => [one.user_id ?? one.guest, one.name] as const);
  const names = [...new Map(others)].filter(([id]) => id !== mine);
  if (names.length === 0) return null;
  const said = names.map(([, name]) => name).join(", ");
  return (
    <Text size="xs" c="dimmed" visibleFrom="lg" truncate maw={260} title={said}>
      {t("bar.people", { names: said })}
    </Text>
  );
}
