import { Group, NumberInput, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { usePersonas } from "./useValidation";

/** Whose words count: of one persona or of all, and of how many customers there are. */
export function WhoseFields() {
  const { t } = useTranslation("validation");
  const [persona, setPersona] = useAddress("who");
  const [population, setPopulation] = useAddress("of");
  const setLater = useDebouncedCallback(setPopulation, 500);
  const names = usePersonas();
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
