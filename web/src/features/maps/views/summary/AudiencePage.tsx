import { Button, Group } from "@mantine/core";
import { IconDownload, IconMessages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import { ButtonLink } from "@/components/links";
import { Waiting } from "@/components/Waiting";
import { useMapId, useMapLanguage } from "../../useMap";
import { AudienceActions, AudienceKpis } from "./AudienceDoing";
import classes from "./AudiencePage.module.css";
import { audiencePageQuery } from "./api";
import { MiniCurve } from "./MiniCurve";

type Page = Shape<"ToldAudiencePage">;

/** What an audience needs to know of the map: figures, findings, what is done and what that yields. */
export function AudiencePage({ audience }: { audience: string }) {
  const asked = audiencePageQuery(useWorkspaceId(), useMapId(), audience, useMapLanguage());
  const { data, error, refetch } = useQuery(asked);
  if (error) return <Failure error={error} reset={refetch} />;
  return data ? <Shown page={data} /> : <Waiting rows={8} />;
}

function Shown({ page }: { page: Page }) {
  const { t } = useTranslation("maps");
  return (
    <article className={classes.page}>
      <header className={classes.head}>
        <div>
          <p className={classes.kicker}>
            {t(`audience.of.${page.audience}`, { defaultValue: page.audience })}
          </p>
          <h2>{page.title}</h2>
          {page.goal && <p className={classes.goal}>{page.goal}</p>}
          {page.is_simulated && <p className={classes.simulated}>{t("summary.simulated")}</p>}
        </div>
        <Ways audience={page.audience} language={page.language} />
      </header>
      <Figures page={page} />
      {page.audience === "board" && <MiniCurve />}
      <div className={classes.columns}>
        <Findings page={page} />
        <AudienceActions page={page} />
        <AudienceKpis page={page} />
      </div>
      {page.table && <Journey table={page.table} />}
    </article>
  );
}

/** On to the validation, and the page as a file. */
function Ways({ audience, language }: { audience: string; language: string }) {
  const { t } = useTranslation("maps");
  const [workspaceId, mapId] = [useWorkspaceId(), useMapId()];
  const file = (format: string) => {
    const how = new URLSearchParams({
      format,
      audience,
      language,
      view: format === "pdf" ? "summary" : "grid",
    });
    return `/api/workspaces/${workspaceId}/maps/${mapId}/export?${how}`;
  };
  return (
    <Group gap="xs" className="not-printed">
      <ButtonLink
        to="/w/$workspaceId/validation/$mapId"
        params={{ workspaceId, mapId }}
        variant="subtle"
        size="xs"
        leftSection={<IconMessages size={16} aria-hidden />}
      >
        {t("page.validation")}
      </ButtonLink>
      {(["pdf", "pptx"] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={file(format)}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t(`page.${format}`)}
        </Button>
      ))}
    </Group>
  );
}

function Figures({ page }: { page: Page }) {
  const { t } = useTranslation("maps");
  if (page.figures.length === 0) return <p className={classes.none}>{t("page.no_figures")}</p>;
  return (
    <dl className={`${classes.figures} figures`} aria-label={t("page.figures")}>
      {page.figures.map((one) => (
        <div key={one.code}>
          <dt>{one.label}</dt>
          <dd>
            <b>{one.text}</b>
          </dd>
          {one.detail && <dd className={classes.small}>{one.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Findings({ page }: { page: Page }) {
  const { t } = useTranslation("maps");
  return (
    <section>
      <h3>{t("page.findings")}</h3>
      {page.findings.length === 0 && <p className={classes.none}>{t("page.no_findings")}</p>}
      <ul className={classes.findings}>
        {page.findings.map((one) => (
          <li key={one.text}>
            {one.text} <small>{one.by}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The journey as it concerns the audience, a row per step. */
function Journey({ table }: { table: NonNullable<Page["table"]> }) {
  return (
    <div className={classes.journey}>
      <h3 id="audience-journey">{table.title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={classes.scrolled} aria-labelledby="audience-journey" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.heads.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([step, ...cells]) => (
              <tr key={step}>
                <th scope="row">{step}</th>
                {cells.map((cell, at) => (
                  <td key={table.heads[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
