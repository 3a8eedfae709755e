import { Button, Checkbox, Group, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDeviceMobile, IconListDetails, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { adding, setting } from "@/documents/change";
import frame from "@/documents/frame/Frame.module.css";
import { idFor, placeOf } from "../survey";
import { useSurvey } from "../useSurvey";
import { PageBlock } from "./PageBlock";
import classes from "./Questions.module.css";
import { Rehearsal } from "./Rehearsal";

/** The pages with their questions, beside how respondents will see them. */
export default function QuestionsTab() {
  const { t } = useTranslation("surveys");
  const { survey, pages, questions, canEdit } = useSurvey();
  const [at] = useAddress("at");
  const [isShown, show] = useDisclosure();
  const [told, tell] = useState("");
  const page = (at && placeOf(survey, at)?.page) || pages.find((one) => one.id === at)?.id;
  return (
    <div className={classes.room}>
      <div className={classes.list}>
        <div className={`${frame.tools} not-printed`}>
          <Languages />
          <Button
            hiddenFrom="lg"
            variant="default"
            size="xs"
            leftSection={<IconDeviceMobile size={16} />}
            onClick={show.open}
          >
            {t("rehearsal.show")}
          </Button>
        </div>
        {questions.length === 0 && (
          <Empty icon={<IconListDetails />} title={t("questions.none")}>
            {t(canEdit ? "questions.none_text" : "questions.none_viewer")}
          </Empty>
        )}
        {pages.map((one, index) => (
          <PageBlock key={one.id} page={one} number={index + 1} tell={tell} />
        ))}
        {canEdit && <NewPage />}
        {canEdit && questions.length > 1 && (
          <Text size="xs" c="dimmed" mt="md" className="not-printed">
            {t("questions.help")}
          </Text>
        )}
        <span role="status" className={frame.said}>
          {told}
        </span>
      </div>
      <aside className={`${classes.phone} not-printed`} aria-label={t("rehearsal.label")}>
        <Rehearsal page={page} />
      </aside>
      <Modal opened={isShown} onClose={show.close} title={t("rehearsal.label")} size={430} padding="sm">
        <Rehearsal page={page} />
      </Modal>
    </div>
  );
}

function NewPage() {
  const { t } = useTranslation("surveys");
  const { survey, apply } = useSurvey();
  const add = () => apply(adding("page", { id: idFor(survey, "page", "page") }));
  return (
    <Button variant="default" size="sm" mt="md" leftSection={<IconPlus size={16} />} onClick={add}>
      {t("page.new")}
    </Button>
  );
}

const OFFERED = ["nl", "en", "de", "fr"];

/** In which languages it is asked; its texts are written in each. */
function Languages() {
  const { t } = useTranslation("surveys");
  const { languages, canEdit, apply } = useSurvey();
  const offered = [...new Set([...languages, ...OFFERED])];
  if (!canEdit) return <span />;
  return (
    <Checkbox.Group
      aria-label={t("languages.label")}
      value={[...languages]}
      onChange={(chosen) => chosen.length > 0 && apply(setting("head", "languages", chosen))}
    >
      <Group gap="sm">
        <Text size="sm" c="dimmed" aria-hidden>
          {t("languages.label")}
        </Text>
        {offered.map((one) => (
          <Checkbox
            key={one}
            value={one}
            size="xs"
            label={t([`language.${one}`, "language.other"], { one })}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
