import { Badge, Table } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import type { Finding, Mean, Point, Reported, Share } from "./api";
import { EmotionLine } from "./EmotionLine";
import { useOf, useSaid, useWritten } from "./useValidation";
import classes from "./Validation.module.css";
import { mostAsked, wasAsked } from "./validation";

interface PointRowProps {
  point: Point;
  findings: readonly Finding[];
  /** Whether the address asks for its step. */
  isWanted: boolean;
}

/** A contact: who has had it, what it means to them, how it feels, and what the map has otherwise. */
export function PointRow({ point, findings, isWanted }: PointRowProps) {
  const said = useSaid();
  const of = useOf();
  return (
    <Table.Tr
      data-differs={findings.length > 0 || undefined}
      data-wanted={isWanted || undefined}
      ref={(row) => {
        if (isWanted) row?.scrollIntoView({ block: "center" });
      }}
    >
      <Table.Th scope="row">
        <AnchorLink
          to="/w/$workspaceId/maps/$mapId"
          params={of}
          search={{ at: point.step }}
          size="sm"
          fw={600}
        >
          {said(point.title)}
        </AnchorLink>
        <Says point={point} findings={findings} />
      </Table.Th>
      <Table.Td>
        <OfBoth point={point} figure={(one) => <ShareFigure share={one.recognised} />} />
      </Table.Td>
      <Table.Td>
        <ShareFigure share={point.measured_share} />
      </Table.Td>
      <Table.Td>
        <OfBoth point={point} figure={(one) => <MeanFigure mean={one.importance} />} />
      </Table.Td>
      <Table.Td>
        <EmotionLine point={point} />
      </Table.Td>
      <Table.Td>
        <OfBoth point={point} figure={(one) => <ShareFigure share={one.decided} />} />
      </Table.Td>
    </Table.Tr>
  );
}

interface OfBothProps {
  point: Point;
  figure: (said: Reported) => React.ReactNode;
}

/** The survey's figure, and below it that of the interviews where there were any. */
function OfBoth({ point, figure }: OfBothProps) {
  const { t } = useTranslation("validation");
  const series = (["survey", "interviews"] as const).filter((one) => point[one].recognised.n > 0);
  if (series.length === 0) return <span className={classes.soft}>–</span>;
  return series.map((one) => (
    <div key={one} className={classes.series}>
      {figure(point[one])}
      {series.length > 1 && <small>{t(`short.${one}`)}</small>}
    </div>
  ));
}

function ShareFigure({ share }: { share: Share }) {
  const { formats } = useWritten();
  return <Written value={share.share} of={share} write={formats.percent} />;
}

function MeanFigure({ mean }: { mean: Mean }) {
  const { formats } = useWritten();
  return <Written value={mean.value} of={mean} write={formats.number} />;
}

interface WrittenProps {
  value: number | null;
  of: { low: number | null; high: number | null; n: number };
  write: (value: number | null) => string;
}

/** A figure with its interval and n beneath it: in a table all of them can be compared. */
function Written({ value, of, write }: WrittenProps) {
  const { t } = useTranslation("validation");
  const { formats } = useWritten();
  if (value === null) return <span className={classes.soft}>–</span>;
  return (
    <span className={`${classes.figure} figures`}>
      <b>{write(round(value))}</b>
      <small>
        {of.low !== null &&
          of.high !== null &&
          t("range", { low: write(round(of.low)), high: write(round(of.high)) })}
        {" · n "}
        {formats.number(of.n)}
      </small>
    </span>
  );
}

/** Three digits say all that there is. */
const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(3)));

function Says({ point, findings }: Omit<PointRowProps, "isWanted">) {
  const { t } = useTranslation("validation");
  const isFew = wasAsked(point) && mostAsked(point).is_few;
  return (
    <div className={classes.says}>
      {findings.map((one) => (
        <span key={one.id} className={classes.differs}>
          <IconAlertTriangle size={15} aria-hidden />
          {t(`kind.${one.code}`)}
        </span>
      ))}
      {point.quadrant !== "unclear" && (
        <Badge variant="light" color={point.quadrant === "improve" ? "red" : "gray"} tt="none" fw={500}>
          {t(`quadrant.${point.quadrant}`)}
        </Badge>
      )}
      {isFew && <small className={classes.soft}>{t("few")}</small>}
      {!wasAsked(point) && <small className={classes.soft}>{t("not_asked")}</small>}
    </div>
  );
}
