import { Anchor, Group, Select, SimpleGrid, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSet } from "@/documents/edits";
import { DayField, NameField } from "@/documents/fields";
import type { Participant } from "../interviews";
import { OwnJourney } from "../journeys/OwnJourney";
import { MentionList } from "../mentions/MentionList";
import { useGo } from "../useGo";
import { useInterviews } from "../useInterviews";
import { usePersonas } from "../useTheMap";
import { ConsentNeeded, ConsentTools } from "./Consent";
import classes from "./Participant.module.css";
import { Transcript } from "./Transcript";

/** One participant: who, what was said, and what it comes to. */
export function ParticipantView({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const { canEdit } = useInterviews();
  const go = useGo();
  return (
    <div className={classes.room}>
      <Anchor component="button" type="button" size="sm" onClick={() => go({})} className={classes.back}>
        <IconArrowLeft size={15} aria-hidden /> {t("participants.all")}
      </Anchor>
      <Group justify="space-between" mt={4} mb="sm">
        <Title order={2} size="h3">
          {participant.pseudonym}
        </Title>
        {canEdit && <ConsentTools participant={participant} />}
      </Group>
      <Who participant={participant} />
      {participant.consented_on ? (
        <div className={classes.columns}>
          <Transcript participant={participant} />
          <div className={classes.told}>
            <OwnJourney participant={participant} />
            <MentionList participant={participant} />
          </div>
        </div>
      ) : (
        <ConsentNeeded participant={participant} />
      )}
    </div>
  );
}

function Who({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const { canEdit } = useInterviews();
  const personas = usePersonas();
  const { id, persona } = participant;
  const setPersona = useSet(id, "persona");
  const known = new Map([
    ...personas,
    ...(persona && !personas.has(persona) ? [[persona, persona] as const] : []),
  ]);
  return (
    <SimpleGrid
      type="container"
      cols={{ base: 1, "380px": 2, "680px": 4 }}
      spacing="sm"
      verticalSpacing="xs"
      mb="md"
    >
      <NameField
        id={id}
        field="pseudonym"
        label={t("one.pseudonym")}
        value={participant.pseudonym}
        isNeeded
      />
      <Select
        label={t("one.persona")}
        placeholder={t("one.no_persona")}
        data={[...known].map(([value, label]) => ({ value, label }))}
        value={persona ?? null}
        onChange={setPersona}
        clearable
        clearButtonProps={{ "aria-label": t("clear", { label: t("one.persona") }) }}
        readOnly={!canEdit}
      />
      {participant.consented_on && (
        <DayField
          id={id}
          field="interviewed_on"
          label={t("one.interviewed_on")}
          value={participant.interviewed_on}
        />
      )}
      <NameField id={id} field="interviewer" label={t("one.interviewer")} value={participant.interviewer} />
    </SimpleGrid>
  );
}
