import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { focusSoon } from "@/components/focusSoon";
import { useSaid } from "@/documents/useDocument";
import type { Operation } from "@/mapping/types";
import { brokenBy, moving, type Place } from "../survey";
import { useSurvey } from "../useSurvey";

/** Moves questions and pages; no question to before what they follow from, and then it says why. */
export function useMoving(tell: (words: string) => void) {
  const { t } = useTranslation("surveys");
  const { survey, questions, pages, apply } = useSurvey();
  const said = useSaid();
  const move = (id: string, operation: Operation, done: string, isByKey: boolean) => {
    const [broken] = brokenBy(survey, operation);
    if (broken) {
      const before = questions.find((one) => one.id === broken.after)!;
      const names = { title: said(broken.title), before: said(before.title) };
      notifications.show({ color: "orange", title: t("move.cannot"), message: t("move.broken", names) });
      return;
    }
    if (apply(operation)) return;
    tell(done);
    if (isByKey) focusSoon(`[data-part="${CSS.escape(id)}"]`);
  };
  const drop = (id: string, place: Place | undefined, isByKey = false) => {
    if (!place) return;
    const title = said(questions.find((one) => one.id === id)?.title);
    const page = pages.findIndex((one) => one.id === place.page) + 1;
    move(id, moving(id, place), t("move.done", { title, page, place: place.index + 1 }), isByKey);
  };
  const dropPage = (id: string, index: number, isByKey = false) => {
    const from = pages.findIndex((one) => one.id === id);
    if (from < 0 || index < 0 || index >= pages.length || index === from) return;
    const title = said(pages[from]!.title) || t("page.untitled");
    const operation = { op: "move", id, index } as Operation;
    move(id, operation, t("move.page_done", { title, page: index + 1 }), isByKey);
  };
  return { drop, dropPage };
}
