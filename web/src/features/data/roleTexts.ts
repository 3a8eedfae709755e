import { useTranslation } from "react-i18next";
import { isPerson, PERSON_KINDS, type Role, SINGLE_ROLES, whyOf } from "./reading";
import type { ReadingState } from "./useReading";

/** What a role is called, and why a column has the one it has. */
export function useRoleTexts() {
  const { t } = useTranslation("data");
  const kind = (name: string) => t(`kind.${name}`, { defaultValue: name });
  const called = (role: Role) =>
    isPerson(role) ? t("role.person", { kind: kind(role.slice(7)) }) : t(`role.${role}`);
  return {
    kind,
    called,
    /** Every role that a column can get; `now` may be a kind of identifier of the user's own. */
    choices: (now: Role) => {
      const kinds: string[] = [...PERSON_KINDS];
      if (isPerson(now) && !kinds.includes(now.slice(7))) kinds.push(now.slice(7));
      return [
        { group: t("role.group.rest"), items: (["kept", "left_out"] as const).map(option) },
        { group: t("role.group.who"), items: kinds.map((one) => option(`person:${one}`)) },
        { group: t("role.group.what"), items: SINGLE_ROLES.map(option) },
      ];
    },
    why: (state: ReadingState, column: string): string => {
      const role = state.reading!.roles[column];
      if (role !== state.guessed?.roles[column]) return t("why.you");
      const word = state.guess?.is_remembered ? "remembered" : whyOf(state.guess?.reasons[column]);
      return word ? t(`why.${word}`, { defaultValue: word }) : "";
    },
  };

  function option(role: Role) {
    return { value: role, label: called(role) };
  }
}
