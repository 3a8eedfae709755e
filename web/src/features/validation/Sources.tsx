import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import { addressOf } from "@/documents/places";
import type { Validation } from "./api";
import { useOf, usePersonaNames, useWritten } from "./useValidation";
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
      </dl>
      {validation.is_simulated && <p className={classes.simulated}>{t("simulated")}</p>}
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
  const nameOf = usePersonaNames();
  const asked = validation.points.filter(wasAsked);
  const few = asked.filter((one) => one.survey.is_few && one.interviews.is_few);
  const told = [
    isThin(validation) && t("warning.thin"),
    few.length > 0 &&
      !isThin(validation) &&
      t("warning.few", { count: few.length, names: few.map((one) => one.touchpoint).join(", ") }),
    validation.proof &&
      validation.proof.persona !== validation.persona &&
      t("warning.others", {
        who: validation.proof.persona ? nameOf(validation.proof.persona) : t("whose.everyone").toLowerCase(),
      }),
  ].filter((one) => typeof one === "string");
  if (told.length === 0) return null;
  return (
    <ul className={classes.warnings}>
      {told.map((one) => (
        <li key={one}>
          <IconAlertTriangle size={17} aria-hidden />
          {one}
        </li>
      ))}
    </ul>
  );
}
