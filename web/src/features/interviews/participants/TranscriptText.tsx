import { ActionIcon, Button, Text } from "@mantine/core";
import { IconQuote } from "@tabler/icons-react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { adding } from "@/documents/change";
import { idFor, type Participant } from "../interviews";
import { useInterviews } from "../useInterviews";
import classes from "./Transcript.module.css";
import { type Line, type Mark, placeOf, type Stretch, trimmed, withoutSpeaker } from "./transcript";

interface TranscriptTextProps {
  participant: Participant;
  lines: readonly Line[];
  marks: readonly Mark[];
}

/** The transcript with its quotes marked. What is selected, or a whole line, can be made a quote. */
export function TranscriptText({ participant, lines, marks }: TranscriptTextProps) {
  const { t } = useTranslation("interviews");
  const { canEdit } = useInterviews();
  const text = useRef<HTMLDivElement>(null);
  const [selected, clear] = useSelected(text);
  const quote = useQuoting(participant, marks);
  const notes = participant.notes ?? "";
  const wanted = selected && trimmed(notes, selected);
  return (
    <>
      {canEdit && marks.length === 0 && (
        <Text size="xs" c="dimmed" mb={6}>
          {t("transcript.how")}
        </Text>
      )}
      <div ref={text} className={classes.text}>
        {lines.map((line, number) => (
          <TranscriptLine
            key={line.start}
            line={line}
            number={number + 1}
            isLast={number === lines.length - 1}
            onQuote={canEdit ? quote : null}
          />
        ))}
      </div>
      {canEdit && wanted && (
        <div className={classes.bar}>
          <Button
            size="sm"
            leftSection={<IconQuote size={16} />}
            onMouseDown={(event) => event.preventDefault()} // or the selection would be lost before the click
            onClick={() => {
              quote(wanted);
              clear();
            }}
          >
            {t("transcript.quote")}
          </Button>
        </div>
      )}
    </>
  );
}

interface TranscriptLineProps {
  line: Line;
  number: number;
  isLast: boolean;
  onQuote: ((stretch: Stretch) => void) | null;
}

function TranscriptLine({ line, number, isLast, onQuote }: TranscriptLineProps) {
  const { t } = useTranslation("interviews");
  const [at, open] = useAddress("at");
  const last = line.pieces.at(-1);
  const end = last ? last.start + last.words.length : line.start;
  const isPlain = line.pieces.some((one) => one.mention === null && one.words.trim());
  return (
    <span className={classes.line}>
      {onQuote && isPlain && (
        <ActionIcon
          variant="subtle"
          size={24}
          className={classes.quoteLine}
          aria-label={t("transcript.quote_line", { number })}
          onClick={() => onQuote({ start: line.start, end })}
        >
          <IconQuote size={15} />
        </ActionIcon>
      )}
      {line.pieces.map(({ start, words, mention }) =>
        mention === null ? (
          <span key={start}>{words}</span>
        ) : (
          // biome-ignore lint/a11y: a short cut; the list of what was told opens it by keyboard
          <mark
            key={start}
            className={classes.mark}
            data-open={mention === at || undefined}
            onClick={() => open(mention)}
          >
            {words}
          </mark>
        ),
      )}
      {!isLast && "\n"}
    </span>
  );
}

/** Makes a stretch of the transcript a quote, and opens it to be coded. */
function useQuoting(participant: Participant, marks: readonly Mark[]): (stretch: Stretch) => void {
  const { interviews, apply } = useInterviews();
  const [, open] = useAddress("at");
  return (stretch) => {
    const notes = participant.notes ?? "";
    const kept = trimmed(notes, withoutSpeaker(notes, stretch, participant.pseudonym));
    if (!kept) return;
    const id = idFor(interviews, `${participant.id} ${participant.mentions.length + 1}`, "mention");
    const part = { id, quote: notes.slice(kept.start, kept.end) };
    const index = placeOf(marks, participant.mentions, kept.start);
    if (apply(adding("mention", part, participant.id, index)) === null) open(id);
  };
}

/** What of the text is selected, as places in it; and how to let it go. */
function useSelected(text: RefObject<HTMLElement | null>): [Stretch | null, () => void] {
  const [stretch, setStretch] = useState<Stretch | null>(null);
  useEffect(() => {
    const look = () => setStretch(selectedIn(text.current));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [text]);
  const clear = useCallback(() => document.getSelection()?.removeAllRanges(), []);
  return [stretch, clear];
}

function selectedIn(text: HTMLElement | null): Stretch | null {
  const selection = document.getSelection();
  if (!text || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const all = document.createRange();
  all.selectNodeContents(text);
  // What is selected beyond the text does not count.
  if (range.compareBoundaryPoints(Range.START_TO_START, all) > 0)
    all.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, all) < 0) all.setEnd(range.endContainer, range.endOffset);
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(all.startContainer, all.startOffset);
  const start = before.toString().length;
  return { start, end: start + all.toString().length };
}
