import { ActionIcon, Button, Group, Title, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { adding } from "@/documents/change";
import { NewPart } from "@/documents/NewPart";
import { withWords } from "@/mapping/texts";
import { bankQuery } from "../api";
import { type Chapter, idFor } from "../interviews";
import { useInterviews } from "../useInterviews";
import { useTheMap } from "../useTheMap";
import classes from "./Guide.module.css";
import { movingChapter, removing } from "./guide";
import { QuestionLine } from "./QuestionLine";

interface ChapterBlockProps {
  chapters: readonly Chapter[];
  at: number;
  language: string;
  tell: (words: string) => void;
}

/** A heading of the guide with its questions. */
export function ChapterBlock({ chapters, at, language, tell }: ChapterBlockProps) {
  const chapter = chapters[at]!;
  const title = useChapterTitle(language)(chapter);
  const { canEdit } = useInterviews();
  return (
    <section className={classes.chapter} aria-label={title}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        {canEdit && <ChapterTools chapters={chapters} at={at} title={title} />}
      </Group>
      <ol className={classes.questions}>
        {chapter.questions.map((question, i) => (
          <QuestionLine
            key={question.id}
            question={question}
            number={i + 1}
            language={language}
            tell={tell}
          />
        ))}
      </ol>
      {canEdit && <NewQuestion chapter={chapter} title={title} language={language} />}
    </section>
  );
}

function ChapterTools({
  chapters,
  at,
  title,
}: Pick<ChapterBlockProps, "chapters" | "at"> & { title: string }) {
  const { t } = useTranslation("interviews");
  const { apply } = useInterviews();
  const moves = [
    { by: -1, label: t("guide.chapter_up", { title }), Icon: IconArrowUp },
    { by: 1, label: t("guide.chapter_down", { title }), Icon: IconArrowDown },
  ] as const;
  const remove = t("guide.chapter_remove", { title });
  return (
    <Group gap={2} wrap="nowrap" className={classes.tools}>
      {moves.map(({ by, label, Icon }) => {
        const operation = movingChapter(chapters, at, by);
        return (
          <Tooltip key={by} label={label}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={label}
              disabled={!operation}
              onClick={() => operation && apply(operation)}
            >
              <Icon size={16} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      <Tooltip label={remove}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={remove}
          onClick={() => apply(removing(chapters[at]!))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function NewQuestion({ chapter, title, language }: { chapter: Chapter; title: string; language: string }) {
  const { t } = useTranslation("interviews");
  const { interviews, guide, apply } = useInterviews();
  const [isOpen, setOpen] = useState(false);
  const last = chapter.questions.at(-1)!;
  const add = (words: string) => {
    const part = {
      id: idFor(interviews, words, "question"),
      text: withWords(null, language, interviews.languages ?? [language], words),
      touchpoint: last.touchpoint,
      step: last.step,
      theme: last.theme,
    };
    apply(adding("question", part, undefined, guide.indexOf(last) + 1));
  };
  return (
    <div className={classes.newQuestion}>
      {isOpen ? (
        <NewPart label={t("guide.new", { title })} onAdd={add} />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          aria-label={t("guide.new", { title })}
          onClick={() => setOpen(true)}
        >
          {t("guide.new_short")}
        </Button>
      )}
    </div>
  );
}

/** What a chapter is called: by the bank's theme, or by the touchpoint. */
export function useChapterTitle(language: string): (chapter: Chapter) => string {
  const { t } = useTranslation("interviews");
  const bank = useQuery(bankQuery(useWorkspaceId())).data;
  const map = useTheMap();
  return ({ touchpoint, theme }) => {
    if (touchpoint) return map?.points.find((one) => one.touchpoint === touchpoint)?.title ?? touchpoint;
    const known = bank?.themes.find((one) => one.theme === theme)?.title;
    return known?.[language] ?? known?.en ?? theme ?? t("guide.other");
  };
}
