import { Button, Group, Popover, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { tellDone } from "@/components/told";
import { type Register, ruleOfNames, saidOf, type TouchpointIn, withEvents } from "./merge";
import classes from "./NameThem.module.css";
import { useChanges } from "./useRegister";

interface Picked {
  name: string;
  channel: string | null;
  phase: string | null;
}

interface NameThemProps {
  register: Register;
  picked: readonly Picked[];
  onDone: () => void;
}

/** What can be made of the picked events: a touchpoint each, one of them all, or part of one there is. */
export function NameThem({ register, picked, onDone }: NameThemProps) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const { changes, tell } = useChanges();
  const names = picked.map((one) => one.name);
  const count = picked.length;
  const done = () => {
    tellDone(t("name_them.done", { count, n: formats.number(count) }));
    onDone();
  };
  const add = useMutation({
    mutationFn: (touchpoints: TouchpointIn[]) => changes.add(touchpoints),
    onSuccess: done,
    onError: tell,
  });
  const extend = useMutation({
    mutationFn: async (name: string) => {
      const base = register.touchpoints.find((one) => one.name === name)!;
      return changes.change(base, withEvents(saidOf(base), names));
    },
    onSuccess: done,
    onError: tell,
  });
  const isNone = count === 0;
  return (
    <Group className={classes.bar} gap="xs">
      <Text size="sm" fw={600} role="status">
        {isNone ? t("name_them.pick") : t("name_them.picked", { count, n: formats.number(count) })}
      </Text>
      {!isNone && (
        <>
          <Button
            size="compact-md"
            loading={add.isPending}
            onClick={() =>
              add.mutate(
                picked.map((one) => ({ ...one, weight: "primary", rules: [ruleOfNames([one.name])] })),
              )
            }
          >
            {t("name_them.each", { count: Math.max(count, 1), n: formats.number(count) })}
          </Button>
          <Together
            first={picked[0]}
            onMake={(name, at) =>
              add.mutate([
                {
                  name,
                  channel: at.channel,
                  phase: at.phase,
                  weight: "primary",
                  rules: [ruleOfNames(names)],
                },
              ] satisfies TouchpointIn[])
            }
          />
          <Existing
            isNone={register.touchpoints.length === 0}
            names={register.touchpoints.map((one) => one.name)}
            onChoose={(name) => extend.mutate(name)}
          />
        </>
      )}
    </Group>
  );
}

interface TogetherProps {
  first: Picked | undefined;
  onMake: (name: string, at: Picked) => void;
}

function Together({ first, onMake }: TogetherProps) {
  const { t } = useTranslation("touchpoints");
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow width={280}>
      <Popover.Target>
        <Button size="compact-md" variant="default" onClick={() => setOpen(!isOpen)}>
          {t("name_them.together")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onMake(name.trim(), first!);
            setOpen(false);
            setName("");
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={t("field.name")}
              data-autofocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" disabled={name.trim() === ""}>
              {t("editor.add")}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ExistingProps {
  isNone: boolean;
  names: readonly string[];
  onChoose: (name: string) => void;
}

function Existing({ isNone, names, onChoose }: ExistingProps) {
  const { t } = useTranslation("touchpoints");
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow width={300}>
      <Popover.Target>
        <Button size="compact-md" variant="default" disabled={isNone} onClick={() => setOpen(!isOpen)}>
          {t("name_them.existing")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label={t("name_them.which")}
          data={[...names]}
          searchable
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          onChange={(name) => {
            if (!name) return;
            onChoose(name);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
