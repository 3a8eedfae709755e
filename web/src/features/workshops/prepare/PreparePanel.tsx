import { NumberInput, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { useSet } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { SidePanel } from "@/documents/frame/SidePanel";
import { useWorkshop } from "../useWorkshop";
import { votesEach } from "../workshop";
import { Columns } from "./Columns";
import { FromMap } from "./FromMap";

/** What is agreed before the workshop: the question, the map it is on, the columns, the votes of each. */
export function PreparePanel() {
  const { t } = useTranslation("workshops");
  const { workshop, canLead } = useWorkshop();
  const [opened, open] = useAddress("at");
  const set = useSet("head", "votes_each");
  const isOpen = canLead && opened === "prepare";
  return (
    <SidePanel id={isOpen ? "prepare" : undefined} title={t("prepare.title")} onClose={() => open(undefined)}>
      <Stack gap="lg">
        <WordsField
          id="head"
          field="question"
          label={t("prepare.question")}
          description={t("prepare.question_about")}
          value={workshop.question}
          rows={2}
        />
        <FromMap />
        <Columns />
        <NumberInput
          label={t("prepare.votes")}
          description={t("prepare.votes_about")}
          value={votesEach(workshop)}
          onChange={(value) => typeof value === "number" && set(value)}
          min={0}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          w={140}
        />
      </Stack>
    </SidePanel>
  );
}
