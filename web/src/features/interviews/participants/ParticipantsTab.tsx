import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { adding } from "@/documents/change";
import frame from "@/documents/frame/Frame.module.css";
import { idFor, nextPseudonym } from "../interviews";
import { useGo } from "../useGo";
import { useInterviews } from "../useInterviews";
import { ParticipantTable } from "./ParticipantTable";
import { ParticipantView } from "./ParticipantView";

/** Who is interviewed; the one that the address names with all that was said. */
export default function ParticipantsTab() {
  const { t } = useTranslation("interviews");
  const { participants, canEdit } = useInterviews();
  const [id] = useAddress("participant");
  const opened = participants.find((one) => one.id === id);
  if (opened) return <ParticipantView key={opened.id} participant={opened} />;
  if (participants.length === 0)
    return (
      <Empty
        icon={<IconUserPlus />}
        title={t("participants.empty_title")}
        action={canEdit && <NewParticipant />}
      >
        {t(canEdit ? "participants.empty_text" : "participants.empty_text_viewer")}
      </Empty>
    );
  return (
    <>
      <div className={frame.tools}>{canEdit && <NewParticipant />}</div>
      <ParticipantTable participants={participants} />
    </>
  );
}

function NewParticipant() {
  const { t } = useTranslation("interviews");
  const { interviews, participants, apply } = useInterviews();
  const go = useGo();
  const add = () => {
    const pseudonym = nextPseudonym(participants);
    const id = idFor(interviews, pseudonym, "participant");
    if (apply(adding("participant", { id, pseudonym })) === null) go({ participant: id });
  };
  return (
    <Button leftSection={<IconUserPlus size={16} />} onClick={add}>
      {t("participants.new")}
    </Button>
  );
}
