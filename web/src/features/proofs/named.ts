import { useTranslation } from "react-i18next";
import { partsOfLens } from "@/features/lens/parts";
import { useSaid as useLensSaid } from "@/features/lens/said";
import { usePersonaNames } from "./personas";
import { lensOfRow } from "./question";
import type { ProofRow } from "./types";

/** Says whose journeys a proof is of: a persona, and what its lens says. */
export function useRowTitle(): (row: Pick<ProofRow, "lens" | "persona">) => string {
  const { t } = useTranslation("proofs");
  const nameOf = usePersonaNames();
  const said = useLensSaid();
  return (row) => {
    const lens = lensOfRow(row);
    const parts = partsOfLens(lens).map((part) => said(lens, part));
    return [...(row.persona ? [nameOf(row.persona)] : []), ...parts].join(" · ") || t("history.everyone");
  };
}
