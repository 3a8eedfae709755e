import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { Card } from "@/mapping/types";
import { SERIES } from "./grid/mood";
import { titleOf } from "./titles";
import { useSaid } from "./useMap";

/** Says a card in words; an emotion in each of its series. */
export function useCardWords(): (card: Card) => string {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  return useMemo(
    () => (card) => {
      if (card.kind !== "emotion") return said(titleOf(card));
      const readings = SERIES.flatMap((series) => {
        const reading = card[series];
        if (!reading) return [];
        return `${t(`series.${series}`)} ${formats.emotion(reading.value)} ${said(reading.word)}`.trim();
      });
      return [said(card.text), ...readings].filter(Boolean).join(" · ");
    },
    [t, said, formats],
  );
}
