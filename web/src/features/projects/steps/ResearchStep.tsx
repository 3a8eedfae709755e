import { Checkbox, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useSet } from "@/documents/edits";
import { said } from "@/mapping/texts";
import { methodQuery } from "../api";
import { Linked } from "../parts/Linked";
import { Section } from "../parts/Section";
import { WAYS } from "../project";
import { useProject } from "../useProject";

/** Step 6: how customers are asked, and what was made for it. */
export function ResearchStep() {
  const { t, i18n } = useTranslation("projects");
  const { project, canEdit } = useProject();
  const set = useSet("head", "research");
  const chosen = project.research ?? [];
  const { templates } = useSuspenseQuery(methodQuery(useWorkspaceId())).data;
  const questions = templates.find((one) => one.name === project.template)?.questions ?? [];
  const isShown = (way: "interviews" | "survey", made: readonly string[] | undefined) =>
    chosen.includes(way) || (made?.length ?? 0) > 0;
  return (
    <>
      <Checkbox.Group
        label={t("research.ways")}
        value={[...chosen]}
        onChange={(given) => set(given.length > 0 ? WAYS.filter((one) => given.includes(one)) : null)}
      >
        <Stack gap="xs" mt="xs">
          {WAYS.map((one) => (
            <Checkbox
              key={one}
              value={one}
              label={t(`way.${one}`)}
              description={t(`way.${one}_about`)}
              disabled={!canEdit}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {isShown("interviews", project.interviews) && <Linked kind="interviews" field="interviews" isFromMap />}
      {isShown("survey", project.surveys) && <Linked kind="survey" field="surveys" isFromMap />}
      {questions.length > 0 && (
        <Section title={t("research.questions")} about={t("research.questions_about")}>
          <ul>
            {questions.map((one) => (
              <li key={one.en}>{said(one, i18n.language)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
