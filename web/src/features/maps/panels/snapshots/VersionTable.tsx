import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { cellOf, stepsOf } from "@/mapping/places";
import type { Card, JourneyMap } from "@/mapping/types";
import { isLine, KINDS } from "../../kinds";
import { laneTitle } from "../../titles";
import { useSaid } from "../../useMap";
import { useCardWords } from "../../words";
import type { Differences, Mark } from "./differences";
import classes from "./Snapshots.module.css";

/** The signs of the marks, so that they are not told by colour alone. */
export const SIGNS: Record<Mark, string> = { added: "+", removed: "−", changed: "≠", moved: "→" };

interface VersionTableProps extends Pick<Differences, "marks" | "before"> {
  map: JourneyMap;
}

/** A map to read, with marks on what changed. */
export function VersionTable({ map, marks, before }: VersionTableProps) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const steps = stepsOf(map);
  const phases = map.phases.filter((phase) => phase.steps.length > 0);
  const lanes = map.lanes.filter((lane) => !isLine(lane) && !lane.is_hidden);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t("snapshots.version")}>
      <table className={`${classes.table} ${marks.size > 0 ? classes.quiet : ""}`}>
        <thead>
          <tr>
            <td />
            {phases.map((phase) => (
              <th key={phase.id} scope="colgroup" colSpan={phase.steps.length}>
                <Marked mark={marks.get(phase.id)}>{said(phase.title)}</Marked>
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {steps.map((step, n) => (
              <th key={step.id} scope="col">
                <Marked mark={marks.get(step.id)}>
                  {n + 1}. {said(step.title)}
                </Marked>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">
                <Marked mark={marks.get(lane.id)}>{laneTitle(lane, said, t)}</Marked>
              </th>
              {steps.map((step) => (
                <td key={step.id}>
                  {cellOf(step, lane.id).map((card) => (
                    <VersionCard
                      key={card.id}
                      card={card}
                      mark={marks.get(card.id)}
                      before={before.get(card.id)}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Marked({ mark, children }: { mark: Mark | undefined; children: React.ReactNode }) {
  return (
    <span className={classes.marked} data-mark={mark}>
      {mark && <Sign mark={mark} />}
      <span className={classes.words}>{children}</span>
    </span>
  );
}

function Sign({ mark }: { mark: Mark }) {
  const { t } = useTranslation("maps");
  return (
    <i className={classes.sign} data-mark={mark}>
      <span aria-hidden>{SIGNS[mark]}</span>
      <VisuallyHidden>{t(`snapshots.mark.${mark}`)}</VisuallyHidden>
    </i>
  );
}

function VersionCard({ card, mark, before }: { card: Card; mark?: Mark; before?: Card }) {
  const words = useCardWords();
  const { icon: Icon, color } = KINDS[card.kind];
  const was = before && words(before);
  const is = words(card);
  return (
    <div
      className={classes.card}
      data-mark={mark}
      style={{ "--kind": `var(--mantine-color-${color}-filled)` } as React.CSSProperties}
    >
      {mark ? <Sign mark={mark} /> : <Icon size={14} style={{ flex: "none", marginTop: 2 }} aria-hidden />}
      <span className={classes.words}>
        {was && was !== is && <del>{was}</del>}
        {is}
      </span>
    </div>
  );
}
