import { Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { personasQuery } from "@/features/personas/api";
import type { Action, Kpi } from "../plan";
import { EffectAnswer } from "./EffectAnswer";

/** Whether an action moved its KPI: from which day, whom it touched, and the answer in words. */
export function EffectOf({ action, kpi, title }: { action: Action; kpi: Kpi; title?: string }) {
  const { t } = useTranslation("plans");
  const personas = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const known = personas.filter((one) => one.segment).map(({ id, name }) => ({ value: id, label: name }));
  const isOurs = known.some((one) => one.value === action.persona);
  const [on, setOn] = useState<string | null>(action.done_on ?? null);
  const [touched, setTouched] = useState<string | null>();
  const [others, setOthers] = useState<string | null>(null);
  const whose = touched === undefined ? (isOurs ? action.persona! : null) : touched;
  const isCounted = kpi.definition != null;
  return (
    <section aria-label={t("effect.of", { title: title ?? t("effect.title") })}>
      <Title order={3} size="h6" mb={6}>
        {title ?? t("effect.title")}
      </Title>
      <Stack gap="xs">
        <SimpleGrid cols={isCounted && known.length > 0 ? 3 : 1} spacing="xs">
          <DateInput size="xs" label={t("effect.on")} value={on} onChange={setOn} valueFormat="D MMM YYYY" />
          {isCounted && known.length > 0 && (
            <>
              <Select
                size="xs"
                label={t("effect.touched")}
                placeholder={t("effect.everyone")}
                data={known.filter((one) => one.value !== others)}
                value={whose}
                onChange={setTouched}
                clearable
                clearButtonProps={{ "aria-label": t("clear", { label: t("effect.touched") }) }}
              />
              <Select
                size="xs"
                label={t("effect.others")}
                placeholder={t("effect.nobody")}
                data={known.filter((one) => one.value !== whose)}
                value={others}
                onChange={setOthers}
                clearable
                clearButtonProps={{ "aria-label": t("clear", { label: t("effect.others") }) }}
              />
            </>
          )}
        </SimpleGrid>
        {on ? (
          <EffectAnswer kpi={kpi} asked={{ id: action.id, on, touched: whose, others }} />
        ) : (
          <Text size="sm" c="dimmed">
            {t("effect.no_day")}
          </Text>
        )}
      </Stack>
    </section>
  );
}
