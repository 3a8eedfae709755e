import { useElementSize } from "@mantine/hooks";
import { IconCircleDotted } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { stepsOf } from "@/mapping/places";
import { useShownMap } from "../audience";
import { SERIES } from "../grid/mood";
import { SeriesMark } from "../grid/SeriesMark";
import { useSaid, useStore, useView } from "../useMap";
import classes from "./circle/Circle.module.css";
import { JourneyRing } from "./circle/JourneyRing";

// With less room names would be too small to read; they stand in the list.
const NARROW = 480;

/** The journey as a circle that leads back to its beginning: the further out, the better it feels. */
export default function CircleView() {
  const { t } = useTranslation("maps");
  const map = useShownMap();
  const { ref, width } = useElementSize();
  if (stepsOf(map).length === 0) {
    return (
      <Empty icon={<IconCircleDotted />} title={t("flow.none")}>
        {t("circle.none_text")}
      </Empty>
    );
  }
  return (
    <div className={classes.view}>
      <figure className={classes.figure} ref={ref}>
        <JourneyRing map={map} isNarrow={width < NARROW} />
        <figcaption className={classes.key}>
          <span>{t("circle.further_out")}</span>
          {SERIES.map((series) => (
            <span key={series}>
              <SeriesMark series={series} /> {t(`series.${series}`)}
            </span>
          ))}
        </figcaption>
      </figure>
      <StepList />
    </div>
  );
}

/** The steps by their numbers, for whoever reads rather than looks. */
function StepList() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const map = useShownMap();
  const store = useStore();
  const selected = useView((view) => view.selected);
  const [, openPanel] = useAddress("panel");
  const number = new Map(stepsOf(map).map((step, n) => [step.id, n + 1]));
  const phases = map.phases.filter((phase) => phase.steps.length > 0);
  return (
    <nav className={classes.list} aria-label={t("grid.steps")}>
      {phases.map((phase) => (
        <section key={phase.id}>
          <h2 data-phase={map.phases.indexOf(phase) % 8}>{said(phase.title)}</h2>
          <ol>
            {phase.steps.map((step) => (
              <li key={step.id}>
                <button
                  type="button"
                  aria-pressed={step.id === selected}
                  onClick={() => {
                    store.select(step.id);
                    openPanel("card");
                  }}
                >
                  <b>{number.get(step.id)}</b> {said(step.title)}
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </nav>
  );
}
