import { ActionIcon, Drawer, Title } from "@mantine/core";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { adding } from "@/documents/change";
import { said } from "@/mapping/texts";
import { type BankQuestion, bankQuery } from "../api";
import { idFor } from "../interviews";
import { useInterviews } from "../useInterviews";
import classes from "./Guide.module.css";
import { inLanguages, placeFor } from "./guide";

interface BankDrawerProps {
  isOpen: boolean;
  close: () => void;
  language: string;
}

/** Good questions by theme; what is chosen goes into the guide in all of its languages. */
export function BankDrawer({ isOpen, close, language }: BankDrawerProps) {
  const { t } = useTranslation("interviews");
  const bank = useQuery({ ...bankQuery(useWorkspaceId()), enabled: isOpen }).data;
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      title={t("guide.bank")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <p className={classes.bankAbout}>{t("guide.bank_about")}</p>
      {bank?.themes.map(({ theme, title, questions }) => (
        <section key={theme} lang={language}>
          <Title order={3} size="h6" mt="md" mb={4}>
            {title[language] ?? title.en}
          </Title>
          <ul className={classes.bank}>
            {questions.map((question) => (
              <BankLine key={question.text.en} theme={theme} question={question} language={language} />
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
}

interface BankLineProps {
  theme: string;
  question: BankQuestion;
  language: string;
}

function BankLine({ theme, question, language }: BankLineProps) {
  const { t } = useTranslation("interviews");
  const { interviews, guide, apply } = useInterviews();
  const languages = interviews.languages ?? [language];
  const words = question.text[language] ?? question.text.en ?? "";
  const isAsked = guide.some((one) => said(one.text, language, languages) === words);
  const add = () => {
    const part = {
      id: idFor(interviews, words, "question"),
      text: inLanguages(question, languages),
      asks: question.asks ?? undefined,
      theme,
    };
    apply(adding("question", part, undefined, placeFor(guide, theme)));
  };
  return (
    <li data-asked={isAsked || undefined}>
      <span>{words}</span>
      {isAsked ? (
        <IconCheck size={16} className={classes.has} aria-label={t("guide.bank_has")} role="img" />
      ) : (
        <ActionIcon variant="light" aria-label={t("guide.bank_add", { question: words })} onClick={add}>
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </li>
  );
}
