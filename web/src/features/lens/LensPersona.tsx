import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { personasQuery } from "@/features/personas/api";
import { isEveryone, lensOfRule } from "@/features/personas/rule";
import type { Lens } from "./lens";
import type { SectionProps } from "./names";
import { cleaned } from "./parts";

/** The persona whose persons are looked at: choosing one says its rule, and the rule tells which it is. */
export function LensPersona({ lens, change, vocabulary }: SectionProps) {
  const { t } = useTranslation("lens");
  const personas = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const rules = personas.flatMap(({ id, name, segment }) => {
    const said = vocabulary && segment && !isEveryone(segment) ? lensOfRule(segment, vocabulary) : null;
    return said ? [{ id, name, said: ruleOf(said) }] : [];
  });
  if (rules.length === 0) return null;
  const now = JSON.stringify(ruleOf(lens));
  return (
    <Select
      size="sm"
      clearable
      label={t("persons.persona")}
      placeholder={t("persons.any_persona")}
      openOnFocus={false}
      comboboxProps={{ withinPortal: false }}
      data={rules.map(({ id, name }) => ({ value: id, label: name }))}
      value={rules.find(({ said }) => JSON.stringify(said) === now)?.id ?? null}
      onChange={(id) => {
        const rule = rules.find((one) => one.id === id);
        change({ ...lens, segment: {}, did: [], did_not: [], ...rule?.said });
      }}
    />
  );
}

/** Of a lens what says which persons. */
function ruleOf({ segment, did, did_not }: Lens): Lens {
  const sorted = Object.entries(segment ?? {}).sort(([a], [b]) => a.localeCompare(b));
  const rule = cleaned({ segment: Object.fromEntries(sorted), did, did_not });
  return { segment: rule.segment ?? {}, did: rule.did ?? [], did_not: rule.did_not ?? [] };
}
