import { Button, Group, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Operation } from "@/mapping/types";
import { brokenBy, type Page } from "../survey";
import { useSurvey } from "../useSurvey";
import { TextsField } from "./TextsField";

/** What a page says above its questions, and where it stands. */
export function PageFields({ page }: { page: Page }) {
  const { t } = useTranslation("surveys");
  const { survey, pages, canEdit, apply } = useSurvey();
  const at = pages.findIndex((one) => one.id === page.id);
  const to = (index: number) => ({ op: "move", id: page.id, index }) as Operation;
  const can = (index: number) =>
    index >= 0 && index < pages.length && brokenBy(survey, to(index)).length === 0;
  const steps = [
    { by: -1, icon: IconArrowUp, label: t("page.up") },
    { by: 1, icon: IconArrowDown, label: t("page.down") },
  ];
  return (
    <Stack gap="sm">
      <TextsField id={page.id} field="title" label={t("page.title")} value={page.title} />
      <TextsField
        id={page.id}
        field="description"
        label={t("page.description")}
        value={page.description}
        rows={2}
      />
      {canEdit && (
        <Group gap="xs">
          {steps.map(({ by, icon: Icon, label }) => (
            <Button
              key={by}
              variant="default"
              size="xs"
              leftSection={<Icon size={15} />}
              disabled={!can(at + by)}
              onClick={() => apply(to(at + by))}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
