import { Group, Slider, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { withWords } from "@/mapping/texts";
import type { CardOf, Reading } from "@/mapping/types";
import type { Series } from "../grid/mood";
import { SeriesMark } from "../grid/SeriesMark";
import { useDocument, useMapLanguage, useSaid, useView } from "../useMap";
import { Draft, useSet } from "./fields";

/** The emotion of a step: what the team assumes can be set, what was reported and measured is shown. */
export function EmotionFields({ card }: { card: CardOf<"emotion"> }) {
  return (
    <Stack gap="md">
      <Assumed card={card} />
      <Known series="reported" reading={card.reported} />
      <Known series="measured" reading={card.measured} />
    </Stack>
  );
}

function Assumed({ card }: { card: CardOf<"emotion"> }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const language = useMapLanguage();
  const { languages } = useDocument().head;
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(card.id, "assumed");
  const value = card.assumed?.value ?? 0;
  const setWord = (words: string) => {
    const { word: before, ...reading } = card.assumed ?? { value };
    const word = withWords(before, language, languages, words);
    set(word === null ? reading : { ...reading, word });
  };
  return (
    <div>
      <Group gap={6} mb={4}>
        <SeriesMark series="assumed" />
        <Text size="sm" fw={500}>
          {t("series.assumed")}
        </Text>
      </Group>
      <Slider
        key={value}
        aria-label={t("series.assumed")}
        thumbLabel={t("series.assumed")}
        min={-2}
        max={2}
        step={0.5}
        defaultValue={value}
        disabled={!canEdit}
        label={formats.emotion}
        marks={[-2, -1, 0, 1, 2].map((mark) => ({ value: mark, label: formats.emotion(mark) }))}
        onChangeEnd={(next) => set({ ...card.assumed, value: next })}
        mx={8}
        mb={26}
      />
      <Draft label={t("mood.word")} words={said(card.assumed?.word)} keep={setWord} />
    </div>
  );
}

function Known({ series, reading }: { series: Series; reading?: Reading | null }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  if (!reading) return null;
  const { value, n, low, high, question, scale, formula, source, date, word } = reading;
  const about = [
    n != null && `n = ${formats.number(n)}`,
    low != null && high != null && `${formats.emotion(low)} … ${formats.emotion(high)}`,
    source,
    date && formats.day(date),
  ].filter(Boolean);
  return (
    <div className="figures">
      <Group gap={6}>
        <SeriesMark series={series} />
        <Text size="sm" fw={500}>
          {t(`series.${series}`)}
        </Text>
        <Text size="sm" fw={650}>
          {formats.emotion(value)}
        </Text>
        <Text size="sm">{said(word)}</Text>
      </Group>
      <Text size="xs" c="dimmed">
        {about.join(" · ")}
      </Text>
      {(question || scale || formula) && (
        <Text size="xs" c="dimmed">
          {[said(question), scale, formula].filter(Boolean).join(" · ")}
        </Text>
      )}
    </div>
  );
}
