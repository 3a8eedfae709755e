import { type CSSProperties, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import frame from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import type { OptionResult, QuestionResult } from "../api";
import { endsOf, optionsOf, type Question } from "../survey";
import classes from "./Answers.module.css";
import { npsGroup, toneOf } from "./tones";

interface BarsProps {
  question: Question;
  result: QuestionResult;
}

/** How the answers are spread: a table whose rows carry their bar and its interval. */
export function Bars({ question, result }: BarsProps) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const said = useSaid();
  const nameOf = useNames(question);
  const most = useMemo(
    () => Math.max(0.0001, ...result.options.map((one) => one.high ?? one.share ?? 0)),
    [result.options],
  );
  return (
    <table className={`${classes.bars} figures`}>
      <caption className={frame.said}>{said(question.title)}</caption>
      <thead className={frame.said}>
        <tr>
          <th scope="col">{t("bars.answer")}</th>
          <th scope="col">{t("bars.bar")}</th>
          <th scope="col">{t("bars.share")}</th>
          <th scope="col">{t("bars.count")}</th>
        </tr>
      </thead>
      <tbody>
        {result.options.map((one) => (
          <tr key={one.option}>
            <th scope="row">{nameOf(one)}</th>
            <td className={classes.barCell}>
              <Bar one={one} most={most} tone={toneOf(question, one.option)} />
            </td>
            <td
              title={t("result.between", { low: formats.percent(one.low), high: formats.percent(one.high) })}
            >
              {formats.percent(one.share)}
            </td>
            <td className={classes.count}>{formats.number(one.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ one, most, tone }: { one: OptionResult; most: number; tone: string }) {
  const at = (share: number | null) => `${(100 * (share ?? 0)) / most}%`;
  const style = {
    "--share": at(one.share),
    "--low": at(one.low),
    "--high": at(one.high),
    "--tone": tone,
  } as CSSProperties;
  return <span className={classes.bar} style={style} data-none={one.count === 0 || undefined} aria-hidden />;
}

/** What an answer is called: an option's title, a score with what its end says, a feeling. */
function useNames(question: Question): (one: OptionResult) => string {
  const { t } = useTranslation("surveys");
  const said = useSaid();
  return ({ option }) => {
    if (option === "other") return t("bars.other");
    const found = optionsOf(question).find((one) => one.id === option);
    if (found) return said(found.title);
    if (question.kind === "emotion") return t(`feeling.${option}`);
    if (question.kind === "nps") return `${option} · ${t(`nps.${npsGroup(Number(option))}`)}`;
    const [worst, best] = endsOf(question);
    const end = said({ [worst]: question.worst_label, [best]: question.best_label }[option]);
    return end ? `${option} · ${end}` : option;
  };
}
