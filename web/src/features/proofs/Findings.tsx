import { Chip, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AsideGroup } from "@/components/Aside";
import { useDocument } from "@/features/maps/useMap";
import { FindingItem } from "./FindingItem";
import { GROUPS, groupOf, type Group as Kind, partWith, sortedFindings } from "./findings";
import classes from "./Panel.module.css";
import type { Finding, Proof } from "./types";
import { useProof, useSearched } from "./useProof";

/** Where map and data contradict each other, the weightiest first. */
export function Findings({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const map = useDocument();
  const { look } = useProof();
  const kind = useSearched("kind");
  const order = useSearched("order");
  const opened = useSearched("finding");
  const { open, aside, back } = sortedFindings(map, proof);
  const ofKind = (one: Kind) => open.filter((finding) => groupOf(finding) === one);
  const [filter, isOpenOnly] = [GROUPS.find((one) => one === kind), kind === "open"];
  const found = open.map((finding) => ({ finding, part: partWith(map, finding) }));
  const nDone = found.filter((one) => one.part !== null).length;
  const shown = found.filter(
    ({ finding, part }) => (!filter || groupOf(finding) === filter) && (!isOpenOnly || part === null),
  );
  if (order === "step") shown.sort((a, b) => placeIn(proof, a.finding) - placeIn(proof, b.finding));
  if (proof.findings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("findings.none", { count: proof.conformance.n_journeys })}
      </Text>
    );
  }
  const filters = [
    { key: "all", count: open.length },
    ...GROUPS.map((one) => ({ key: one, count: ofKind(one).length })),
    ...(nDone > 0 ? [{ key: "open", count: open.length - nDone }] : []),
  ].filter((one) => one.key === "open" || one.count > 0);
  return (
    <Stack gap="sm">
      <Chip.Group
        value={filter ?? (isOpenOnly ? "open" : "all")}
        onChange={(next) => look({ kind: next === "all" ? undefined : next })}
      >
        <Group gap={6} role="group" aria-label={t("findings.filter")}>
          {filters.map(({ key, count }) => (
            <Chip key={key} value={key} size="xs" variant="light">
              {t(`group.${key}`, { n: count })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <NativeSelect
        size="xs"
        aria-label={t("findings.order")}
        variant="unstyled"
        className={classes.order}
        value={order ?? "weight"}
        onChange={(event) => look({ order: event.currentTarget.value === "step" ? "step" : undefined })}
        data={["weight", "step"].map((value) => ({ value, label: t(`findings.by_${value}`) }))}
      />
      <div>
        {shown.map(({ finding, part }) => (
          <FindingItem
            key={finding.id}
            proof={proof}
            finding={finding}
            part={part}
            back={back.get(finding.id)}
          />
        ))}
        <AsideGroup count={aside.length} isOpened={aside.some((one) => one.finding.id === opened)}>
          {aside.map((one) => (
            <FindingItem key={one.finding.id} proof={proof} part={null} {...one} />
          ))}
        </AsideGroup>
      </div>
    </Stack>
  );
}

function placeIn(proof: Proof, { step }: Finding): number {
  const place = proof.steps.steps.findIndex((one) => one.step === step);
  return place < 0 ? proof.steps.steps.length : place;
}
