import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import { brokenBy, moving, type Place } from "../survey";
import { useSurvey } from "../useSurvey";

/** Moves questions; not to before what they follow from, and then it says why. */
export function useMoving(tell: (words: string) => void) {
  const { t } = useTranslation("surveys");
  const { survey, questions, pages, apply } = useSurvey();
  const said = useSaid();
  const drop = (id: string, place: Place | undefined, isByKey = false) => {
    if (!place) return;
    const operation = moving(id, place);
    const [broken] = brokenBy(survey, operation);
    if (broken) {
      const before = questions.find((one) => one.id === broken.after)!;
      const names = { title: said(broken.title), before: said(before.title) };
      notifications.show({ color: "orange", title: t("move.cannot"), message: t("move.broken", names) });
      return;
    }
    if (apply(operation)) return;
    const title = said(questions.find((one) => one.id === id)?.title);
    const page = pages.findIndex((one) => one.id === place.page) + 1;
    tell(t("move.done", { title, page, place: place.index + 1 }));
    if (isByKey) focusSoon(id);
  };
  return { drop };
}

/** Focuses a question again once it stands in its new place. */
function focusSoon(id: string) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-part="${CSS.escape(id)}"]`)?.focus(),
    ),
  );
}
