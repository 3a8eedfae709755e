import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DayField, NumberField } from "@/documents/fields";
import { TextsField } from "../panel/TextsField";
import { useSurvey } from "../useSurvey";
import { Invitations } from "./Invitations";
import { OpenLink } from "./OpenLink";
import { Section } from "./Section";
import classes from "./Send.module.css";
import { State } from "./State";

const WORDS = ["intro", "consent", "join_consent", "thanks"] as const;

/** How the survey reaches customers: whether it is open, its links, what is said around the questions. */
export default function SendTab() {
  const { t } = useTranslation("surveys");
  const { survey, canEdit } = useSurvey();
  return (
    <div className={classes.columns}>
      <div>
        <State />
        <Section name="link">
          <OpenLink />
        </Section>
        {canEdit && (
          <Section name="personal">
            <Invitations />
          </Section>
        )}
      </div>
      <div>
        <Section name="when">
          <div className={classes.days}>
            <DayField id="head" field="opens_on" label={t("when.opens")} value={survey.opens_on} />
            <DayField
              id="head"
              field="closes_on"
              label={t("when.closes")}
              value={survey.closes_on}
              from={survey.opens_on}
            />
            <NumberField id="head" field="invited" label={t("when.invited")} value={survey.invited} min={1} />
          </div>
        </Section>
        <Section name="words">
          <Stack gap="sm">
            {WORDS.map((field) => (
              <TextsField
                key={field}
                id="head"
                field={field}
                label={t(`words.${field}`)}
                description={field === "join_consent" ? t("words.join_about") : undefined}
                value={survey[field]}
                rows={2}
              />
            ))}
          </Stack>
        </Section>
      </div>
    </div>
  );
}
