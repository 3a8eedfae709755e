import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { useInterviews } from "./useInterviews";
import { usePersonas } from "./useTheMap";

/** The persona that the address names, and a choice of those that were interviewed. */
export function usePersonaFilter(): [string | undefined, React.ReactNode] {
  const { t } = useTranslation("interviews");
  const { participants } = useInterviews();
  const names = usePersonas();
  const [persona, set] = useAddress("persona");
  const used = [...new Set(participants.flatMap((one) => one.persona ?? []))];
  const isKnown = persona !== undefined && used.includes(persona);
  const choice = used.length > 1 && (
    <Select
      aria-label={t("one.persona")}
      placeholder={t("every_persona")}
      data={used.map((one) => ({ value: one, label: names.get(one) ?? one }))}
      value={isKnown ? persona : null}
      onChange={(value) => set(value ?? undefined)}
      clearable
      clearButtonProps={{ "aria-label": t("clear", { label: t("one.persona") }) }}
      w={220}
    />
  );
  return [isKnown ? persona : undefined, choice];
}
