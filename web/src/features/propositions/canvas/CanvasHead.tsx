import { ActionIcon, Group, Menu, TextInput, Title, Tooltip } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useAddress } from "@/documents/address";
import { personasQuery } from "@/features/personas/api";
import { Portrait } from "@/features/personas/Portrait";
import type { Canvas } from "../proposition";
import { useCanvasName, useNewCanvas, useProposition } from "../useProposition";
import { CanvasSwitch } from "./CanvasSwitch";
import classes from "./Picture.module.css";

/** Whose circle it is, and those of others. */
export function CanvasHead({ canvas, titleId }: { canvas: Canvas; titleId: string }) {
  const { t } = useTranslation("propositions");
  const { canEdit, showCanvas } = useProposition();
  const [, open] = useAddress("at");
  return (
    <header className={classes.head}>
      <Title order={2} size="h6" id={titleId}>
        {t("canvas.customer")}
      </Title>
      <Group gap={4} wrap="nowrap" className={classes.headEnd}>
        <CanvasSwitch canvas={canvas} onShow={showCanvas} />
        {canEdit && (
          <>
            <Tooltip label={t("canvas.edit")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("canvas.edit")}
                onClick={() => open(canvas.id)}
              >
                <IconPencil size={16} />
              </ActionIcon>
            </Tooltip>
            <NewCanvas />
          </>
        )}
      </Group>
    </header>
  );
}

/** A canvas for another persona. */
function NewCanvas() {
  const { t } = useTranslation("propositions");
  const { showCanvas } = useProposition();
  const make = useNewCanvas();
  const personas = useFreePersonas();
  const [isOpen, setOpen] = useState(false);
  const add = (name: string, persona: string | null) => {
    showCanvas(make(name, persona));
    setOpen(false);
  };
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" title={t("canvas.new")} aria-label={t("canvas.new")}>
          <IconPlus size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown miw={240}>
        {personas.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={<Portrait name={one.name} path={one.portrait} size={22} />}
            onClick={() => add(one.name, one.id)}
          >
            {one.name}
          </Menu.Item>
        ))}
        <OtherCustomer onAdd={(name) => add(name, null)} />
      </Menu.Dropdown>
    </Menu>
  );
}

function OtherCustomer({ onAdd }: { onAdd: (name: string) => void }) {
  const { t } = useTranslation("propositions");
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onAdd(name.trim());
  };
  return (
    <form onSubmit={submit} className={classes.inMenu}>
      <TextInput
        size="xs"
        label={t("canvas.other")}
        placeholder={t("canvas.other_example")}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </form>
  );
}

/** The personas of the workspace that have no canvas yet. */
export function useFreePersonas() {
  const { canvases } = useProposition();
  const personas = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const taken = new Set(canvases.map((one) => one.persona));
  return personas.filter((one) => !taken.has(one.id));
}

/** The face in the middle of the circle. */
export function CanvasPortrait({ canvas }: { canvas: Canvas }) {
  const nameOf = useCanvasName();
  const personas = useQuery(personasQuery(useWorkspaceId())).data;
  const persona = personas?.find((one) => one.id === canvas.persona);
  return (
    <span className={classes.middleMark} aria-hidden>
      <Portrait name={persona?.name ?? nameOf(canvas)} path={persona?.portrait ?? null} size={40} />
    </span>
  );
}
