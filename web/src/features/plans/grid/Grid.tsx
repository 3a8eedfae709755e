import { useElementSize } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useSetFields } from "@/documents/edits";
import plan from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import type { Action } from "../plan";
import { usePlan } from "../usePlan";
import { ActionDot } from "./ActionDot";
import classes from "./Grid.module.css";
import { dotsOf, type Field, type Spot } from "./grid";

const FIELDS: readonly Field[] = ["now", "project", "side", "later"];

/** The grid: term from left to right, impact from bottom to top; each action a dot that can be moved. */
export function Grid({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const said = useSaid();
  const { canEdit } = usePlan();
  const setFields = useSetFields();
  const { ref, width, height } = useElementSize();
  const size = useMemo(() => ({ width, height }), [width, height]);
  const [told, tell] = useState("");
  const dots = useMemo(() => dotsOf(actions, size), [actions, size]);
  const move = (action: Action, { term, impact }: Spot) => {
    if (term === action.term && impact === action.impact) return;
    setFields(action.id, [
      ["term", term],
      ["impact", impact],
    ]);
    const values = {
      title: said(action.title),
      term: formats.percent(term),
      impact: formats.percent(impact),
    };
    tell(t("grid.moved", values));
  };
  return (
    <div className={classes.room}>
      <span className={classes.up}>{t("grid.impact")}</span>
      <div className={classes.area}>
        {FIELDS.map((field) => (
          <span key={field} className={classes.field} data-field={field}>
            {t(`field.${field}`)}
          </span>
        ))}
        <section className={classes.dots} ref={ref} aria-label={t("grid.label")}>
          {width > 0 &&
            dots.map((dot, place) => (
              <ActionDot
                key={dot.id}
                action={actions[place]!}
                dot={dot}
                size={size}
                canMove={canEdit}
                onMove={(spot) => move(actions[place]!, spot)}
              />
            ))}
        </section>
      </div>
      <span className={classes.across}>
        <span>{t("grid.short")}</span>
        <span>{t("grid.term")}</span>
        <span>{t("grid.long")}</span>
      </span>
      {canEdit && <p className={`${classes.help} not-printed`}>{t("grid.help")}</p>}
      <span role="status" className={plan.said}>
        {told}
      </span>
    </div>
  );
}
