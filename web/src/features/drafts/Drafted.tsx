import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { AnchorLink, ButtonLink } from "@/components/links";
import { proofQuery } from "@/features/proofs/api";

interface DraftedProps {
  /** Of the job: the map and its proof. */
  result: { [name: string]: unknown };
  again: () => void;
}

/** The draft is there: how well it fits the journeys it is made of, and the way to it. */
export function Drafted({ result, again }: DraftedProps) {
  const { t, i18n } = useTranslation("drafts");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const mapId = String(result.map_id);
  const proof = useQuery(proofQuery({ workspaceId, mapId }, String(result.proof_id), i18n.language)).data;
  const to = { to: "/w/$workspaceId/maps/$mapId", params: { workspaceId, mapId } } as const;
  return (
    <Stack gap="xs" role="status">
      <Group gap="xs" wrap="nowrap">
        <IconCircleCheck
          size={20}
          style={{ flex: "none" }}
          color="var(--mantine-primary-color-filled)"
          aria-hidden
        />
        <Title order={2} size="h4">
          {t("drafted.title", { title: String(result.title) })}
        </Title>
      </Group>
      {proof && (
        <Text size="sm" className="figures">
          {t("drafted.rests", {
            steps: proof.steps.steps.length,
            journeys: formats.number(proof.steps.n_journeys),
            fit: formats.percent(proof.conformance.fitness.value),
            low: formats.percent(proof.conformance.fitness.low),
            high: formats.percent(proof.conformance.fitness.high),
            coverage: formats.percent(proof.conformance.coverage.share),
          })}
        </Text>
      )}
      <Text size="sm">{t("drafted.next")}</Text>
      <Group gap="sm" mt={4}>
        <ButtonLink {...to}>{t("drafted.open")}</ButtonLink>
        <AnchorLink {...to} search={(search) => ({ ...search, panel: "proof" })} size="sm">
          {t("drafted.figures")}
        </AnchorLink>
        <Anchor component="button" type="button" size="sm" onClick={again}>
          {t("drafted.again")}
        </Anchor>
      </Group>
    </Stack>
  );
}
