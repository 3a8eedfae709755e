import { useTranslation } from "react-i18next";
import { focusSoon } from "@/components/focusSoon";
import { apply as applied } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import { useSaid } from "@/documents/useDocument";
import type { Operation } from "@/mapping/types";
import { chaptersOf } from "../interviews";
import { useInterviews } from "../useInterviews";
import { useChapterTitle } from "./ChapterBlock";
import { movingBeside, movingBy } from "./guide";

const STRUCTURE = structureOf("interviews");

/** Moves questions of the guide, and says to who cannot see it where one went. */
export function useMoving(language: string, tell: (words: string) => void) {
  const { t } = useTranslation("interviews");
  const { interviews, guide, apply } = useInterviews();
  const titleOf = useChapterTitle(language);
  const said = useSaid();
  const move = (id: string, operation: Operation | null) => {
    if (!operation || apply(operation)) return;
    const after = chaptersOf(applied(STRUCTURE, interviews, operation).guide ?? []);
    const chapter = after.find((one) => one.questions.some((question) => question.id === id))!;
    const place = chapter.questions.findIndex((one) => one.id === id) + 1;
    tell(
      t("guide.moved", { title: said(chapter.questions[place - 1]!.text), chapter: titleOf(chapter), place }),
    );
  };
  return {
    drop: (id: string, target: string, isAfter: boolean) =>
      move(id, movingBeside(guide, id, target, isAfter)),
    step: (id: string, by: -1 | 1) => {
      move(id, movingBy(chaptersOf(guide), id, by));
      focusSoon(`[data-part="${CSS.escape(id)}"] textarea`);
    },
  };
}
