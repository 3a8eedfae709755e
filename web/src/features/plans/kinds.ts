import { useTranslation } from "react-i18next";
import { chartColor } from "@/components/chartColors";
import { ACTION_KINDS, type Action, type ActionKind } from "./plan";

/** The colour of a kind of action, the same in every view. */
export const colorOf = (kind: ActionKind) => chartColor(ACTION_KINDS.indexOf(kind));

/** What a kind is called, and the letter that stands for it. */
export function useKinds() {
  const { t } = useTranslation("plans");
  return {
    nameOf: (action: Pick<Action, "kind" | "kind_name">) =>
      (action.kind === "own" && action.kind_name) || t(`kind.${action.kind}`),
    letterOf: (kind: ActionKind) => t(`letter.${kind}`),
  };
}
