import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { LensControls } from "@/features/lens/LensBar";
import { useLens } from "@/features/lens/lens";
import type { Vocabulary } from "@/features/lens/names";
import { cleaned } from "@/features/lens/parts";
import { personasQuery } from "@/features/personas/api";
import { lensOfRule } from "@/features/personas/rule";
import { lensOfProof } from "@/features/proofs/question";

/** Whose journeys, and when: a persona's rule fills the lens, which can be narrowed further. */
export function Whose({ vocabulary }: { vocabulary: Vocabulary }) {
  const { t } = useTranslation("drafts");
  const [given, look] = useLens();
  const lens = lensOfProof(given);
  const personas = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const known = personas.flatMap((one) => {
    const rule = one.segment && lensOfRule(one.segment, vocabulary);
    return rule ? [{ id: one.id, name: one.name, rule }] : [];
  });
  const same = (rule: object) =>
    JSON.stringify(cleaned({ ...rule })) ===
    JSON.stringify(cleaned({ segment: lens.segment, did: lens.did, did_not: lens.did_not }));
  const isEveryone = same({});
  const chosen = known.find((one) => same(one.rule));
  const choose = (id: string) => {
    const { segment: _, did: __, did_not: ___, ...rest } = lens;
    const rule = known.find((one) => one.id === id)?.rule ?? {};
    look(lensOfProof({ ...rest, ...rule }));
  };
  return (
    <Stack gap="sm">
      {known.length > 0 && (
        <NativeSelect
          maw={420}
          aria-label={t("whose.persona")}
          value={chosen?.id ?? (isEveryone ? "" : "own")}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: "", label: t("whose.everyone") },
            ...known.map((one) => ({ value: one.id, label: one.name })),
            ...(chosen || isEveryone ? [] : [{ value: "own", label: t("whose.own") }]),
          ]}
        />
      )}
      <LensControls lens={lens} onChange={(next) => look(lensOfProof(next))} />
    </Stack>
  );
}
