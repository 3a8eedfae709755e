import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { personasQuery } from "@/features/personas/api";
import type { Action, Kpi } from "../plan";
import { EffectAnswer } from "./EffectAnswer";
import { GroupField } from "./GroupField";
import { askedGroup, type Group, isOwn } from "./groups";

/** Whether an action moved its KPI: from which day, whom it touched, and the answer in words. */
export function EffectOf({ action, kpi, title }: { action: Action; kpi: Kpi; title?: string }) {
  const { t } = useTranslation(["plans", "lens"]); // the lens at once: what waits later loses what was chosen
  const personas = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const known = personas.filter((one) => one.segment).map(({ id, name }) => ({ value: id, label: name }));
  const isOurs = known.some((one) => one.value === action.persona);
  const [on, setOn] = useState<string | null>(action.done_on ?? null);
  const [touched, setTouched] = useState<Group | undefined>();
  const [others, setOthers] = useState<Group>(null);
  const whose = touched === undefined ? (isOurs ? action.persona! : null) : touched;
  const isCounted = kpi.definition != null;
  return (
    <section aria-label={t("effect.of", { title: title ?? t("effect.title") })}>
      <Title order={3} size="h6" mb={6}>
        {title ?? t("effect.title")}
      </Title>
      <Stack gap="xs">
        <SimpleGrid cols={isCounted && !isOwn(whose) && !isOwn(others) ? 3 : 1} spacing="xs">
          <DateInput size="xs" label={t("effect.on")} value={on} onChange={setOn} valueFormat="D MMM YYYY" />
          {isCounted && (
            <>
              <GroupField
                label={t("effect.touched")}
                placeholder={t("effect.everyone")}
                personas={known.filter((one) => one.value !== others)}
                value={whose}
                onChange={setTouched}
              />
              <GroupField
                label={t("effect.others")}
                placeholder={t("effect.nobody")}
                personas={known.filter((one) => one.value !== whose)}
                value={others}
                onChange={setOthers}
              />
            </>
          )}
        </SimpleGrid>
        {on ? (
          <EffectAnswer
            kpi={kpi}
            asked={{ id: action.id, on, touched: askedGroup(whose), others: askedGroup(others) }}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t("effect.no_day")}
          </Text>
        )}
      </Stack>
    </section>
  );
}
