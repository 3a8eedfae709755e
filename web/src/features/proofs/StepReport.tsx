import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useOverlay } from "@/features/maps/overlay";
import { useSaid } from "@/features/maps/useMap";
import type { Step } from "@/mapping/types";
import { FigureList } from "./FigureList";
import classes from "./Proof.module.css";
import { useProof } from "./useProof";

/** What a proof says of a step, where the map is read a step a page. */
export function StepReport({ step }: { step: Step }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const said = useSaid();
  const { proof } = useProof();
  const { ways = [], ghosts } = useOverlay();
  const figures = proof?.steps.steps.find((one) => one.step === step.id);
  const title = (id: string) => said(proof?.steps.steps.find((one) => one.step === id)?.title);
  const leaving = ways.filter((way) => way.from === step.id);
  const here = ghosts?.get(step.id) ?? [];
  if (!figures) return null;
  return (
    <section aria-label={t("report.title")} className={classes.report}>
      <Title order={3} size="h6" mb={6}>
        {t("report.title")}
      </Title>
      <FigureList figures={figures} isShort />
      {leaving.length + here.length > 0 && (
        <>
          <Title order={4} size="h6" mt="sm">
            {t("marks.title")}
          </Title>
          <ul className={`${classes.onward} figures`}>
            {leaving.map((way) => (
              <li key={way.to}>
                <span>{t("report.way", { to: title(way.to) })}</span>
                <span>{formats.percent(way.share.share)}</span>
              </li>
            ))}
            {here.map((ghost) => (
              <li key={ghost.touchpoint}>
                <span>{ghost.touchpoint}</span>
                <span>{formats.percent(ghost.journeys.share)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
