import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { today, useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { KindDot } from "../KindDot";
import { colorOf, useKinds } from "../kinds";
import classes from "./Road.module.css";
import { type Axis, axisOf, dayNumber, dayOf, linksOf, type Span, shareOf } from "./road";

const ROW = 40;

/** A bar an action over the months, with lines from what comes first to what waits for it. */
export function RoadMap({ spans }: { spans: readonly Span[] }) {
  const { t } = useTranslation("plans");
  const { ref, width } = useElementSize();
  const axis = axisOf(spans, today());
  const now = `${shareOf(dayNumber(today()) + 0.5, axis) * 100}%`;
  return (
    <section className={classes.scroll} aria-label={t("road.label")}>
      <div className={classes.road}>
        <Months axis={axis} />
        <div className={classes.rows} ref={ref} style={{ height: spans.length * ROW }}>
          {axis.months.map((month) => (
            <span key={month} className={classes.rule} style={{ left: `${shareOf(month, axis) * 100}%` }} />
          ))}
          <span className={classes.now} style={{ left: now }}>
            <span>{t("road.today")}</span>
          </span>
          {width > 0 && (
            <svg className={classes.links} width={width} height={spans.length * ROW} aria-hidden>
              {linksOf(spans, axis, width, ROW).map((link) => (
                <path key={`${link.from} ${link.to}`} d={link.path} />
              ))}
            </svg>
          )}
          <ul>
            {spans.map((span, row) => (
              <Bar key={span.action.id} span={span} axis={axis} row={row} width={width} />
            ))}
          </ul>
        </div>
      </div>
      {spans.some((one) => one.isGuessed) && <p className={classes.note}>{t("road.guessed")}</p>}
    </section>
  );
}

function Months({ axis }: { axis: Axis }) {
  const { i18n } = useTranslation();
  const isYearSaid = (month: number, place: number) => place === 0 || dayOf(month).slice(5, 7) === "01";
  return (
    <div className={classes.months} aria-hidden>
      {axis.months.map((month, place) => (
        <span key={month} style={{ left: `${shareOf(month, axis) * 100}%` }}>
          {new Date(month * 86_400_000).toLocaleDateString(i18n.language, {
            month: "short",
            year: isYearSaid(month, place) ? "numeric" : undefined,
            timeZone: "UTC",
          })}
        </span>
      ))}
    </div>
  );
}

interface BarProps {
  span: Span;
  axis: Axis;
  row: number;
  width: number;
}

const ROOM_FOR_TITLE = 220;

function Bar({ span: { action, from, until, isGuessed }, axis, row, width }: BarProps) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const title = useSaid()(action.title);
  const { nameOf } = useKinds();
  const [opened, open] = useAddress("at");
  const [begin, end] = [shareOf(from, axis), shareOf(until + 1, axis)];
  const isAfter = width * (1 - end) > ROOM_FOR_TITLE;
  const isInside = !isAfter && width * (end - begin) > ROOM_FOR_TITLE;
  const label = t(isGuessed ? "road.bar_guessed" : "road.bar", {
    title,
    kind: nameOf(action),
    status: t(`status_of.${action.status}`),
    from: formats.day(dayOf(from)),
    until: formats.day(dayOf(until)),
  });
  return (
    <li
      style={{ top: row * ROW, left: `${begin * 100}%`, width: `${(end - begin) * 100}%` }}
      className={classes.row}
    >
      <button
        type="button"
        className={classes.bar}
        data-guessed={isGuessed || undefined}
        data-done={action.status === "done" || undefined}
        data-opened={opened === action.id || undefined}
        data-title={isAfter ? "after" : isInside ? "inside" : "before"}
        style={{ "--kind": colorOf(action.kind) } as React.CSSProperties}
        aria-label={label}
        title={label}
        onClick={() => open(action.id)}
      >
        <KindDot kind={action.kind} isDone={action.status === "done"} />
        <span className={classes.title} aria-hidden>
          {title}
        </span>
      </button>
    </li>
  );
}
