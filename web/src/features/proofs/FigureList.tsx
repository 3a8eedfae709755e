import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useDocument, useSaid } from "@/features/maps/useMap";
import { stepsOf } from "@/mapping/places";
import { useFigureRows } from "./figureRows";
import classes from "./Proof.module.css";
import type { StepFigures } from "./types";
import { useProof } from "./useProof";

const END = "(end)";
const MOST_ONWARD = 4;

/** All that is known of a step: each figure with its n, its interval and what it means, and where visits lead. */
export function FigureList({ figures, isShort = false }: { figures: StepFigures; isShort?: boolean }) {
  const { t } = useTranslation("proofs");
  const rowsOf = useFigureRows();
  const { proof } = useProof();
  const conformance = proof?.conformance.steps.find((one) => one.step === figures.step);
  const rows = isShort
    ? rowsOf(figures).filter((one) => one.key !== "gate") // it says little, and has to say so
    : rowsOf(figures, conformance);
  if (figures.is_silent) return <Text size="sm">{t("figure.silent")}</Text>;
  return (
    <>
      <dl className={`${classes.figures} figures`}>
        {rows.map((row) => (
          <div key={row.key}>
            <dt>{row.label}</dt>
            <dd>
              <b>{row.value}</b>
              <span>{row.about}</span>
              {!isShort && <span>{row.help}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <Onward figures={figures} />
    </>
  );
}

function Onward({ figures }: { figures: StepFigures }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const said = useSaid();
  const titles = new Map(stepsOf(useDocument()).map((step) => [step.id, said(step.title)]));
  const shown = figures.onward.slice(0, MOST_ONWARD);
  if (shown.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={600} mt={6}>
        {t("figure.onward", { n: formats.number(figures.visits) })}
      </Text>
      <ul className={`${classes.onward} figures`}>
        {shown.map((one) => (
          <li key={one.to}>
            <span>{one.to === END ? t("figure.end") : (titles.get(one.to) ?? one.to)}</span>
            <span>
              {formats.percent(one.share.share)}
              {one.median_seconds !== null && ` · ${formats.duration(one.median_seconds)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
