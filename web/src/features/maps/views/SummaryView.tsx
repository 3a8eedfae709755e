import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAudience, useShownMap } from "../audience";
import { useSaid } from "../useMap";
import { AudiencePage } from "./summary/AudiencePage";
import { Block } from "./summary/Block";
import { figuresOf, TOLD } from "./summary/items";
import { MiniCurve } from "./summary/MiniCurve";
import { Personas } from "./summary/Personas";
import classes from "./summary/Summary.module.css";

/** The map on one page: for everyone, or what an audience needs to know. */
export default function SummaryView() {
  const { audience } = useAudience();
  return audience === undefined ? <Everyone /> : <AudiencePage audience={audience} />;
}

/** What the map is about, how it feels, and what stands out. */
function Everyone() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const map = useShownMap();
  const { head } = map;
  const figures = figuresOf(map);
  const share = figures.cards > 0 ? figures.assumed / figures.cards : null;
  const shown = TOLD.filter((kind) => map.lanes.some((lane) => lane.kind === kind && !lane.is_hidden));
  const facts = [
    { label: t("head.owner"), text: head.owner },
    {
      label: t("head.audience"),
      text: head.audience.map((one) => t(`audience.of.${one}`, { defaultValue: one })).join(", "),
    },
    { label: t("head.review_on"), text: head.review_on && formats.day(head.review_on) },
  ];
  return (
    <article className={classes.page}>
      <header className={classes.head}>
        <div className={classes.about}>
          <h2>{said(head.title)}</h2>
          {head.is_simulated && <p className={classes.simulated}>{t("summary.simulated")}</p>}
          {(["goal", "scenario", "expectations"] as const).map(
            (field) =>
              head[field] && (
                <p key={field}>
                  <span>{t(`head.${field}`)}</span> {said(head[field])}
                </p>
              ),
          )}
          <dl className={classes.facts}>
            {facts.map(
              ({ label, text }) =>
                text && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ),
            )}
          </dl>
        </div>
        <Personas />
      </header>
      <ul className={classes.figures}>
        {(["steps", "touchpoints", "cards"] as const).map((one) => (
          <li key={one}>
            <b>{formats.number(figures[one])}</b> {t(`summary.figure.${one}`, { count: figures[one] })}
          </li>
        ))}
        {share !== null && (
          <li>
            <b>{formats.percent(share)}</b> {t("summary.figure.assumed")}
          </li>
        )}
      </ul>
      <MiniCurve />
      <div className={classes.blocks}>
        {shown.map((kind) => (
          <Block key={kind} kind={kind} />
        ))}
      </div>
    </article>
  );
}
