import { useTranslation } from "react-i18next";
import { adding } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { NewPart } from "@/documents/NewPart";
import { freeSpot } from "./grid/grid";
import { idFor } from "./plan";
import { usePlan } from "./usePlan";

/** Adds an action where the grid has room, with fields that the view gives it. */
export function NewAction({ fields = {} }: { fields?: object }) {
  const { t } = useTranslation("plans");
  const { plan, actions, canEdit, apply } = usePlan();
  const text = useWords();
  if (!canEdit) return null;
  const add = (words: string) =>
    apply(
      adding("action", {
        id: idFor(plan, words, "action"),
        title: text(null, words),
        ...freeSpot(actions),
        ...fields,
      }),
    );
  return <NewPart label={t("action.new")} onAdd={add} />;
}
