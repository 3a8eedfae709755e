import { Button, Popover, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { IconLayoutGridAdd } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Analysis } from "@/api/analyses";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { tellDone, tellFailure } from "@/components/told";
import { useLens } from "@/features/lens/lens";
import { tileActions } from "./api";

interface Choice {
  analysis: Analysis;
  /** What it is asked with; the lens of the address comes with it. */
  asked: object;
  /** How it is drawn, where there are several ways. */
  chart?: string;
  /** What it is called at first. */
  title: string;
}

/** Keeps an analysis as a tile of the dashboard; those who may not change it see no button. */
export function SaveTile({ choices }: { choices: [Choice, ...Choice[]] }) {
  const { t } = useTranslation("dashboard");
  const [isOpen, setOpen] = useState(false);
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  if (role !== "owner" && role !== "editor") return null;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={320}
      position="bottom-end"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconLayoutGridAdd size={18} />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("save")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("save")}>
        <Saving choices={choices} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Saving({ choices, onDone }: { choices: [Choice, ...Choice[]]; onDone: () => void }) {
  const { t } = useTranslation("dashboard");
  const [lens] = useLens();
  const [place, setPlace] = useState(0);
  const choice = choices[place] ?? choices[0];
  const [title, setTitle] = useState(choice.title);
  const [width, setWidth] = useState("2");
  const add = useMutation({ mutationFn: tileActions(useWorkspaceId(), useQueryClient()).add });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { analysis, asked, chart = "" } = choice;
    const tile = { title: title.trim(), analysis, asked: { ...asked, lens }, chart, width: Number(width) };
    add.mutate(tile, {
      onSuccess: () => {
        tellDone(t("saved", { title: tile.title }));
        onDone();
      },
      onError: tellFailure,
    });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        {choices.length > 1 && (
          <Select
            label={t("what")}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={choices.map((one, n) => ({ value: `${n}`, label: one.title }))}
            value={`${place}`}
            onChange={(value) => {
              setPlace(Number(value));
              setTitle(choices[Number(value)]!.title);
            }}
          />
        )}
        <TextInput
          label={t("title")}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <SegmentedControl aria-label={t("width")} data={widths(t)} value={width} onChange={setWidth} />
        <Button type="submit" loading={add.isPending} disabled={!title.trim()}>
          {t("add")}
        </Button>
      </Stack>
    </form>
  );
}

/** The sizes that a tile can have. */
export function widths(t: (key: string) => string) {
  return ["1", "2", "3", "4"].map((value) => ({ value, label: t(`width_${value}`) }));
}
