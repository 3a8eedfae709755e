import { ActionIcon, Button, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { NewPart } from "@/documents/NewPart";
import { useSaid } from "@/documents/useDocument";
import type { Text as Words } from "@/mapping/types";
import { useWorkshop } from "../useWorkshop";
import { addingColumns } from "./columns";
import classes from "./Prepare.module.css";

const SETS = ["feelings", "retro", "touchpoints"] as const;

/** The columns of the board, in their order. */
export function Columns() {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const words = useWords();
  const { workshop, apply } = useWorkshop();
  const columns = workshop.columns ?? [];
  const add = (titles: readonly string[]) =>
    apply(
      addingColumns(
        workshop,
        titles.map((title) => words(null, title)!),
        (title: Words) => said(title),
      ),
    );
  return (
    <section aria-label={t("prepare.columns")}>
      <Text size="sm" fw={500}>
        {t("prepare.columns")}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t("prepare.columns_about")}
      </Text>
      <Stack gap={6}>
        {columns.map((column, i) => (
          <div key={column.id} className={classes.column}>
            <WordsField
              id={column.id}
              field="title"
              label={t("prepare.column", { n: i + 1 })}
              value={column.title}
              isNeeded
            />
            <ColumnButtons id={column.id} at={i} n={columns.length} title={said(column.title)} />
          </div>
        ))}
        <NewPart label={t("prepare.new_column")} onAdd={(title) => add([title])} />
        {columns.length === 0 && (
          <Group gap={6}>
            {SETS.map((set) => (
              <Button
                key={set}
                size="xs"
                variant="default"
                onClick={() => add(t(`prepare.set.${set}`).split(" · "))}
              >
                {t(`prepare.set.${set}`)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </section>
  );
}

function ColumnButtons({ id, at, n, title }: { id: string; at: number; n: number; title: string }) {
  const { t } = useTranslation("workshops");
  const { apply } = useWorkshop();
  const buttons = [
    { key: "up", icon: IconArrowUp, can: at > 0, work: () => apply({ op: "move", id, index: at - 1 }) },
    {
      key: "down",
      icon: IconArrowDown,
      can: at < n - 1,
      work: () => apply({ op: "move", id, index: at + 1 }),
    },
    { key: "remove", icon: IconTrash, can: true, work: () => apply({ op: "remove", id }) },
  ] as const;
  return buttons.map(({ key, icon: Icon, can, work }) => (
    <Tooltip key={key} label={t(`prepare.${key}`, { column: title })}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t(`prepare.${key}`, { column: title })}
        disabled={!can}
        onClick={work}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  ));
}
