import { Stack } from "@mantine/core";
import { IconMap2, IconMessages } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { ScreenFailure } from "@/components/Failure";
import { ButtonLink } from "@/components/links";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import type { Validation } from "./api";
import { Decisions } from "./Decisions";
import { Findings } from "./Findings";
import { Named } from "./Named";
import { PointTable } from "./PointTable";
import { QuadrantChart } from "./QuadrantChart";
import { Sources } from "./Sources";
import { useMapDocument, useOf, useSaid, useValidation } from "./useValidation";
import classes from "./Validation.module.css";
import { WhoseFields } from "./WhoseFields";

/** One map held against what customers say and what was measured: where do they contradict each other? */
export default function ValidationScreen() {
  const { data, error, refetch } = useValidation();
  const map = useMapDocument();
  if (error && !data) return <ScreenFailure error={error} reset={refetch} />;
  if (!data || !map) return <Waiting rows={8} />;
  return <Shown validation={data} />;
}

function Shown({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const of = useOf();
  const said = useSaid();
  const map = useMapDocument()!;
  const isAsked = validation.n_respondents + validation.n_participants > 0;
  const toMap = (
    <ButtonLink
      to="/w/$workspaceId/maps/$mapId"
      params={of}
      variant="default"
      leftSection={<IconMap2 size={17} aria-hidden />}
    >
      {t("to_map")}
    </ButtonLink>
  );
  return (
    <Page title={t("title", { map: said(map.head.title) })} lead={t("lead")} actions={toMap} isWide>
      <Stack gap={36}>
        <div className={classes.about}>
          <Sources validation={validation} />
          <WhoseFields />
        </div>
        {isAsked ? <Findings validation={validation} /> : <NotAsked />}
        <PointTable validation={validation} />
        {isAsked && (
          <div className={classes.charts}>
            <QuadrantChart validation={validation} />
            <div>
              <Decisions validation={validation} />
              <Named validation={validation} />
            </div>
          </div>
        )}
      </Stack>
    </Page>
  );
}

function NotAsked() {
  const { t } = useTranslation("validation");
  const { workspaceId } = useOf();
  return (
    <Empty
      icon={<IconMessages />}
      title={t("none.title")}
      action={
        <ButtonLink to="/w/$workspaceId/research" params={{ workspaceId }}>
          {t("none.action")}
        </ButtonLink>
      }
    >
      {t("none.text")}
    </Empty>
  );
}
