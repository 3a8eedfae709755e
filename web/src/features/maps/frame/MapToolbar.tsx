import { ActionIcon, Badge, Group, SegmentedControl, Title, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { useDocument, useMapLanguage, useSaid, useStore, useView } from "../useMap";
import classes from "./MapFrame.module.css";
import { People } from "./People";
import { MapMenu, panels, views } from "./parts";
import { SaveStatus } from "./SaveStatus";

/** What the map is called, how it is looked at, what can be done, who is here. */
export function MapToolbar() {
  return (
    <div className={`${classes.bar} not-printed`}>
      <MapTitle />
      <ViewSwitch />
      <UndoButtons />
      <LanguageSwitch />
      <Group gap={8} wrap="nowrap">
        <SaveStatus />
        <People />
      </Group>
      <Group gap={4} wrap="nowrap">
        <PanelButtons />
        {MapMenu && <MapMenu />}
      </Group>
    </div>
  );
}

function MapTitle() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { title, state } = useDocument().head;
  return (
    <div className={classes.title}>
      <Title order={1} size="h4" title={said(title)}>
        {said(title)}
      </Title>
      <Badge variant="light" color={state === "to_be" ? "grape" : "gray"} style={{ flex: "none" }}>
        {t(`state.${state ?? "as_is"}`)}
      </Badge>
    </div>
  );
}

function ViewSwitch() {
  const { t } = useTranslation("maps");
  const [shown = "grid", setShown] = useAddress("view");
  if (views.length < 2) return null;
  const data = views.map(({ key, icon: Icon }) => ({
    value: key,
    label: (
      <Tooltip label={t(`view.${key}`)}>
        <span className={classes.choice}>
          <Icon size={18} stroke={1.6} aria-hidden />
          {key === shown ? (
            <span className={classes.chosen}>{t(`view.${key}`)}</span>
          ) : (
            <VisuallyHidden>{t(`view.${key}`)}</VisuallyHidden>
          )}
        </span>
      </Tooltip>
    ),
  }));
  const show = (view: string) => setShown(view === "grid" ? undefined : view);
  return (
    <SegmentedControl size="xs" aria-label={t("view.label")} data={data} value={shown} onChange={show} />
  );
}

function UndoButtons() {
  const { t } = useTranslation("maps");
  const { undo, redo } = useStore();
  const canEdit = useView((view) => view.canEdit);
  const canUndo = useView((view) => view.canUndo);
  const canRedo = useView((view) => view.canRedo);
  if (!canEdit) return null;
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={t("toolbar.undo")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("toolbar.undo")}
          onClick={undo}
          disabled={!canUndo}
        >
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("toolbar.redo")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("toolbar.redo")}
          onClick={redo}
          disabled={!canRedo}
        >
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation("maps");
  const languages = useDocument().head.languages;
  const language = useMapLanguage();
  const [, setLanguage] = useAddress("in");
  if (languages.length < 2) return null;
  const data = languages.map((one) => ({ value: one, label: one.toUpperCase() }));
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("toolbar.language")}
      data={data}
      value={language}
      onChange={setLanguage}
    />
  );
}

function PanelButtons() {
  const { t } = useTranslation("maps");
  const [open, setOpen] = useAddress("panel");
  return panels.map(({ key, icon: Icon }) => (
    <Tooltip key={key} label={t(`panel.${key}`)}>
      <ActionIcon
        variant={open === key ? "light" : "subtle"}
        color={open === key ? undefined : "gray"}
        aria-label={t(`panel.${key}`)}
        aria-pressed={open === key}
        onClick={() => setOpen(open === key ? undefined : key)}
      >
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  ));
}
