import { Button, CloseButton, Group, NativeSelect, Text } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { LensControls } from "@/features/lens/LensBar";
import { useDocument } from "@/features/maps/useMap";
import { sortedFindings } from "./findings";
import classes from "./Proof.module.css";
import { usePersonaNames } from "./personas";
import { choosable, lensOfProof } from "./question";
import { useProof, useSearched } from "./useProof";

/** Over any view of the map: whose journeys are looked at, how well the map fits them, and away with it. */
export function ProofStrip() {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const { question, proof, look } = useProof();
  const map = useDocument();
  const isPanelOpen = useSearched("panel") === "proof";
  return (
    <section className={`${classes.strip} not-printed`} aria-label={t("strip.label")}>
      <LensControls
        lens={question.lens}
        onChange={(lens) =>
          look({
            lens: Object.keys(lensOfProof(lens)).length > 0 ? lensOfProof(lens) : undefined,
            proof: "on",
          })
        }
      />
      <Who />
      <Group gap="sm" ml="auto" wrap="nowrap">
        {proof && (
          <Text size="xs" c="dimmed" className="figures" visibleFrom="sm">
            {t("strip.figures", {
              fit: formats.percent(proof.conformance.fitness.value),
              count: proof.steps.n_journeys,
              n: formats.number(proof.steps.n_journeys),
            })}
          </Text>
        )}
        {!isPanelOpen && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconListSearch size={15} aria-hidden />}
            onClick={() => look({ panel: "proof" })}
          >
            {t("strip.findings", { count: proof ? sortedFindings(map, proof).open.length : 0 })}
          </Button>
        )}
        <CloseButton
          size="sm"
          aria-label={t("strip.hide")}
          onClick={() =>
            look({
              proof: undefined,
              with: undefined,
              finding: undefined,
              ...(isPanelOpen && { panel: undefined }),
            })
          }
        />
      </Group>
    </section>
  );
}

/** Which of the map's personas, when it has several. */
function Who() {
  const { t } = useTranslation("proofs");
  const { question, look } = useProof();
  const ids = choosable(useDocument());
  const nameOf = usePersonaNames();
  if (ids.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={t("strip.persona")}
      value={question.persona ?? ""}
      onChange={(event) => look({ who: event.currentTarget.value || undefined, proof: "on" })}
      data={[
        { value: "", label: t("strip.everyone") },
        ...ids.map((id) => ({ value: id, label: nameOf(id) })),
      ]}
    />
  );
}
