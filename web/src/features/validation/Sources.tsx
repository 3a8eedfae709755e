import { Alert, Badge, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import { addressOf } from "@/documents/places";
import type { Validation } from "./api";
import { useOf, useWritten } from "./useValidation";
import classes from "./Validation.module.css";
import { isThin, wasAsked } from "./validation";

/** On what all figures rest: who was asked, what was measured, and where that is too little. */
export function Sources({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const { formats } = useWritten();
  const { workspaceId, mapId } = useOf();
  const { proof } = validation;
  return (
    <section className={classes.sources} aria-label={t("sources.title")}>
      <dl className={`${classes.headline} figures`}>
        <Asked name="survey" n={validation.n_respondents} documents={validation.surveys} />
        <Asked name="interviews" n={validation.n_participants} documents={validation.interviews} />
        <div>
          <dt>{t("sources.measured")}</dt>
          <dd>
            <b>{formats.number(proof?.n_journeys ?? 0)}</b>
            <span>
              {proof ? (
                t("sources.proved", { day: formats.day(proof.made_at) })
              ) : (
                <AnchorLink
                  to="/w/$workspaceId/maps/$mapId"
                  params={{ workspaceId, mapId }}
                  search={{ panel: "proof" }}
                  size="xs"
                >
                  {t("sources.prove")}
                </AnchorLink>
              )}
            </span>
          </dd>
        </div>
        {validation.is_simulated && (
          <div>
            <Badge variant="light" color="yellow" className={classes.simulated}>
              {t("simulated")}
            </Badge>
          </div>
        )}
      </dl>
      <Warnings validation={validation} />
    </section>
  );
}

interface AskedProps {
  name: "survey" | "interviews";
  n: number;
  documents: Validation["surveys"];
}

function Asked({ name, n, documents }: AskedProps) {
  const { t } = useTranslation("validation");
  const { formats } = useWritten();
  const { workspaceId } = useOf();
  return (
    <div>
      <dt>{t(`sources.${name}`)}</dt>
      <dd>
        <b>{formats.number(n)}</b>
        {documents.map((one) => (
          <span key={one.document_id}>
            <AnchorLink to={addressOf(workspaceId, name, one.document_id)} size="xs">
              {one.title}
            </AnchorLink>
          </span>
        ))}
        {documents.length === 0 && <span>{t("sources.nobody")}</span>}
      </dd>
    </div>
  );
}

/** What the figures do not bear. */
function Warnings({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const asked = validation.points.filter(wasAsked);
  const few = asked.filter((one) => one.survey.is_few && one.interviews.is_few);
  const told = [
    isThin(validation) && t("warning.thin"),
    few.length > 0 &&
      !isThin(validation) &&
      t("warning.few", { count: few.length, names: few.map((one) => one.touchpoint).join(", ") }),
    validation.persona && validation.proof_findings.length > 0 && t("warning.everyone"),
  ].filter((one) => typeof one === "string");
  if (told.length === 0) return null;
  return (
    <Alert variant="light" color="yellow" icon={<IconAlertTriangle />} p="xs">
      <List size="sm" listStyleType="none">
        {told.map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
