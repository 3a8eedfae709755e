import { Group, NumberInput, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useAddress } from "@/documents/address";
import { personasQuery } from "@/features/personas/api";
import type { JourneyMap } from "@/mapping/types";

/** Whose words count: of one persona or of all, and of how many customers there are. */
export function WhoseFields({ map }: { map: JourneyMap }) {
  const { t } = useTranslation("validation");
  const shared = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const [persona, setPersona] = useAddress("who");
  const [population, setPopulation] = useAddress("of");
  const setLater = useDebouncedCallback(setPopulation, 500);
  const names = new Map([...shared, ...map.personas].map((one) => [one.id, one.name]));
  return (
    <Group gap="sm" align="flex-start" className="not-printed">
      <Select
        label={t("whose.persona")}
        placeholder={t("whose.everyone")}
        data={[...names].map(([value, label]) => ({ value, label }))}
        value={persona ?? null}
        onChange={(one) => setPersona(one ?? undefined)}
        clearable
        w={210}
      />
      <NumberInput
        label={t("whose.population")}
        description={t("whose.population_about")}
        inputWrapperOrder={["label", "input", "description"]}
        placeholder={t("whose.many")}
        defaultValue={population}
        onChange={(n) => setLater(n ? String(n) : undefined)}
        min={1}
        max={1_000_000_000}
        allowDecimal={false}
        hideControls
        w={210}
      />
    </Group>
  );
}
