import { Text } from "@mantine/core";
import { IconChartBar, IconFileText, IconForms, IconQuote } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { AnchorLink } from "@/components/links";
import { documentsQuery, mapsQuery } from "@/documents/api";
import { useSaid } from "@/documents/useDocument";
import type { Evidence } from "@/mapping/types";
import { type Need, type Source, statusOf } from "../proposition";
import classes from "./Panel.module.css";

const ICONS = { quote: IconQuote, answer: IconForms, metric: IconChartBar, document: IconFileText };

/** What a need rests on, and where it was taken from. */
export function Basis({ need }: { need: Need }) {
  const { t } = useTranslation("propositions");
  return (
    <section aria-label={t("basis.label")}>
      <Text size="sm" fw={500}>
        {t("basis.label")}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`basis.${statusOf(need)}`)}
      </Text>
      {need.evidence.map((one) => (
        <EvidenceLine key={one.id} evidence={one} />
      ))}
      {need.source && <SourceLink source={need.source} />}
    </section>
  );
}

/** A quote with who said it, an answer or a figure with its n and interval. */
export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const said = useSaid();
  const formats = useFormats();
  const Icon = ICONS[evidence.kind];
  const words = said(evidence.text);
  const of = evidence as { value?: number; unit?: string; n?: number; low?: number; high?: number };
  const interval =
    of.low != null && of.high != null && ([of.low, of.high].map(formats.number) as [string, string]);
  return (
    <div className={classes.evidence}>
      <Icon size={15} aria-hidden />
      <span className={classes.words}>
        {evidence.kind === "quote" ? `“${words}”` : words}
        {evidence.kind === "quote" && evidence.speaker && (
          <Text span size="xs" c="dimmed">
            {" "}
            {evidence.speaker}
          </Text>
        )}{" "}
        {of.value != null && (
          <Figure
            value={`${formats.number(of.value)}${of.unit ? ` ${of.unit}` : ""}`}
            n={of.n}
            interval={interval || null}
          />
        )}
      </span>
    </div>
  );
}

/** Leads to the card, the interviews or the persona that a need came from. */
function SourceLink({ source }: { source: Source }) {
  const { t } = useTranslation("propositions");
  const workspaceId = useWorkspaceId();
  const maps = useQuery({ ...mapsQuery(workspaceId), enabled: source.map !== undefined }).data;
  const told = useQuery({
    ...documentsQuery(workspaceId, "interviews"),
    enabled: source.interviews !== undefined,
  }).data;
  const map = maps?.find((one) => one.name === source.map);
  const interviews = told?.find((one) => one.name === source.interviews);
  if (map) {
    return (
      <AnchorLink
        to="/w/$workspaceId/maps/$mapId"
        params={{ workspaceId, mapId: map.id }}
        search={{ at: source.card }}
        size="sm"
      >
        {t("basis.map", { title: map.title })}
      </AnchorLink>
    );
  }
  if (interviews) {
    return (
      <AnchorLink
        to="/w/$workspaceId/interviews/$documentId"
        params={{ workspaceId, documentId: interviews.id }}
        size="sm"
      >
        {t("basis.interviews", { title: interviews.title })}
      </AnchorLink>
    );
  }
  if (source.persona) {
    return (
      <AnchorLink
        to="/w/$workspaceId/personas/$personaId"
        params={{ workspaceId, personaId: source.persona }}
        size="sm"
      >
        {t("basis.persona")}
      </AnchorLink>
    );
  }
  return null;
}
