import { Button, Switch } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { picturesOf } from "@/components/Chart";
import { ChartFrame, type TileFrame } from "@/components/ChartFrame";
import { useChartColors } from "@/components/chartColors";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useKnown } from "@/components/known";
import type { Lens } from "@/features/lens/lens";
import { Chain } from "./Chain";
import { useNameColors } from "./colors";
import { Legend } from "./Legend";
import classes from "./VariantList.module.css";
import { running } from "./variants";

interface VariantListProps {
  variants: Answer<"variants">;
  lens: Lens;
  isCollapsed?: boolean;
  onCollapse?: (isCollapsed: boolean) => void;
  onMore?: () => void;
  frame?: TileFrame;
}

/** The commonest ways that journeys go, with the share of all that each and all so far are. */
export function VariantList({
  variants,
  lens,
  isCollapsed = true,
  onCollapse,
  onMore,
  frame,
}: VariantListProps) {
  const { t } = useTranslation("explore");
  const { number, percent } = useFormats();
  const known = useKnown();
  const colors = useChartColors();
  const colorOf = useNameColors(lens);
  const option = usePicture(variants, lens.level);
  const { total } = variants;
  const sums = running(variants.variants.map((one) => one.count));
  const most = variants.variants[0]?.share || 1;
  const rows = variants.variants.map((one, place) => ({ ...one, sum: sums[place]! }));
  return (
    <ChartFrame
      title={t("variants.title")}
      note={t("variants.note", {
        shown: number(rows.length),
        distinct: number(variants.distinct),
        share: percent(variants.coverage),
        n: number(total),
      })}
      pictures={picturesOf(option, colors, 60 + 30 * Math.min(20, rows.length))}
      controls={
        onCollapse && (
          <Switch
            size="sm"
            mr="sm"
            label={t("variants.collapse")}
            checked={isCollapsed}
            onChange={(event) => onCollapse(event.currentTarget.checked)}
          />
        )
      }
      {...frame}
      table={tableOf(rows, [
        {
          label: t("variants.journey"),
          value: (one) => one.touchpoints.map((name) => known(name, lens.level)).join(" → "),
        },
        { label: t("variants.journeys"), value: (one) => one.count, format: number },
        { label: t("variants.persons"), value: (one) => one.persons, format: number },
        { label: t("variants.share"), value: (one) => one.share, format: percent },
        { label: t("low"), value: (one) => one.low, format: percent },
        { label: t("high"), value: (one) => one.high, format: percent },
        { label: t("variants.together"), value: (one) => one.sum / total, format: percent },
      ])}
    >
      <Legend lens={lens} />
      <ol className={classes.list}>
        {rows.map((one, place) => (
          <li key={place} className={classes.variant}>
            <div className={classes.figures}>
              <span className={classes.share}>{percent(one.share)}</span>
              <span className={classes.track} aria-hidden>
                <span className={classes.fill} style={{ width: `${(100 * (one.share ?? 0)) / most}%` }} />
              </span>
              <span className={classes.about}>
                {t("variants.about", {
                  n: number(one.count),
                  low: percent(one.low),
                  high: percent(one.high),
                  sum: percent(one.sum / total),
                })}
              </span>
            </div>
            <Chain
              touchpoints={one.touchpoints}
              level={lens.level}
              colorOf={colorOf}
              isCollapsed={isCollapsed}
            />
          </li>
        ))}
      </ol>
      {onMore && variants.distinct > rows.length && (
        <Button variant="subtle" size="sm" mt="sm" onClick={onMore}>
          {t("variants.more")}
        </Button>
      )}
    </ChartFrame>
  );
}

const DRAWN = 20;

function usePicture(variants: Answer<"variants">, level: string | undefined): OptionOf {
  const { percent } = useFormats();
  const known = useKnown();
  return useCallback(
    (colors) => {
      const rows = variants.variants.slice(0, DRAWN);
      return {
        grid: { left: 16, right: 70, top: 10, bottom: 10, containLabel: true },
        xAxis: { type: "value", show: false },
        yAxis: {
          type: "category",
          inverse: true,
          data: rows.map((one) => one.touchpoints.map((name) => known(name, level)).join(" → ")),
          ...axisLook(colors),
          axisLabel: { color: colors.text, width: 480, overflow: "truncate" },
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 16,
            data: rows.map((one) => one.share),
            label: {
              show: true,
              position: "right",
              distance: 14,
              color: colors.text,
              formatter: ({ value }: { value: unknown }) => percent(value as number),
            },
          },
          whiskers(
            rows.map((one, at) => ({ at, low: one.low, high: one.high })),
            colors,
            true,
          ),
        ] as never,
      };
    },
    [variants, known, level, percent],
  );
}
