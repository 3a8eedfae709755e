import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import classes from "./AudiencePage.module.css";

type Page = Shape<"ToldAudiencePage">;

/** What is done about it, what may yield most first. */
export function AudienceActions({ page }: { page: Page }) {
  const { t } = useTranslation("maps");
  return (
    <section>
      <h3>{t("page.actions")}</h3>
      {page.actions.length === 0 && <p className={classes.none}>{t("page.no_actions")}</p>}
      <ul className={classes.rows}>
        {page.actions.map((one) => (
          <li key={`${one.plan} ${one.title}`}>
            <div>
              <b>{one.title}</b>
              <small>{[one.status, one.who, one.due].filter(Boolean).join(" · ")}</small>
            </div>
            <div className={classes.value} title={one.why || undefined}>
              {one.estimate ? <b>{one.estimate}</b> : <small>{t("page.not_estimated")}</small>}
            </div>
          </li>
        ))}
      </ul>
      {page.actions.length > 0 && (
        <p className={classes.small}>
          {page.n_more_actions > 0 && `${t("page.more", { count: page.n_more_actions })} `}
          {t("page.at_most")}
        </p>
      )}
    </section>
  );
}

/** The KPIs, each beside its target. */
export function AudienceKpis({ page }: { page: Page }) {
  const { t } = useTranslation("maps");
  return (
    <section>
      <h3>{t("page.kpis")}</h3>
      {page.kpis.length === 0 && <p className={classes.none}>{t("page.no_kpis")}</p>}
      <ul className={`${classes.rows} figures`}>
        {page.kpis.map((one) => (
          <li key={one.title}>
            <div>
              <b>{one.title}</b>
              <small>
                {one.target && t("page.target", { target: one.target })}{" "}
                <span data-reached={one.is_on_target ?? undefined}>{one.state}</span>
              </small>
            </div>
            <div className={classes.value}>
              <b>{one.latest}</b>
              {one.interval && <small>{one.interval}</small>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
