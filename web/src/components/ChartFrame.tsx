import { ActionIcon, Box, Group, Menu, Text, Title, Tooltip } from "@mantine/core";
import { IconChartBar, IconDownload, IconTable } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Chart.module.css";
import { ChartTable } from "./ChartTable";
import { csvOf, fileNameOf, save } from "./chartFiles";
import type { TableData } from "./chartRows";

export interface ChartFrameProps {
  title: string;
  /** Through which lens it is seen, where the screen does not say so. */
  about?: string;
  /** What the figures are of, their n, how they were counted. */
  note?: ReactNode;
  table: TableData;
  /** Pictures to save; each is drawn when it is asked for. */
  pictures?: { png: () => Promise<Blob>; svg: () => Promise<Blob> };
  /** Opens what a row of the table stands for, as a click on the chart does. */
  onRow?: (index: number) => void;
  /** Controls of this chart, before its menu. */
  controls?: ReactNode;
  /** Whether the title is shown; it always names the chart. */
  order?: 2 | 3;
  children: ReactNode;
}

/** What of a frame may be said by whoever shows the chart. */
export type TileFrame = Partial<Pick<ChartFrameProps, "title" | "about" | "controls">>;

/** A chart or its table twin, with what it is and ways to save it. */
export function ChartFrame({ title, about, note, controls, order = 2, children, ...rest }: ChartFrameProps) {
  const [isTable, setTable] = useState(false);
  return (
    <section className={classes.frame} aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="xs">
        <Box miw={0} flex="1 1 11rem">
          <Title order={order} size="h5">
            {title}
          </Title>
          {about && <Text size="xs">{about}</Text>}
          {note && (
            <Text size="xs" c="dimmed">
              {note}
            </Text>
          )}
        </Box>
        <Group gap={4} className="not-printed" wrap="nowrap">
          {controls}
          <Tools title={title} isTable={isTable} onTable={() => setTable(!isTable)} {...rest} />
        </Group>
      </Group>
      {isTable ? <ChartTable title={title} table={rest.table} onRow={rest.onRow} /> : children}
    </section>
  );
}

type ToolsProps = Pick<ChartFrameProps, "title" | "table" | "pictures"> & {
  isTable: boolean;
  onTable: () => void;
};

function Tools({ title, table, pictures, isTable, onTable }: ToolsProps) {
  const { t, i18n } = useTranslation("components");
  const keep = (ending: string, content: Blob) => save(fileNameOf(title, ending), content);
  const label = isTable ? t("chart.as_chart") : t("chart.as_table");
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" aria-label={`${label}: ${title}`} onClick={onTable}>
          {isTable ? <IconChartBar size={18} /> : <IconTable size={18} />}
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Tooltip label={t("chart.save")}>
            <ActionIcon variant="subtle" color="gray" aria-label={`${t("chart.save")}: ${title}`}>
              <IconDownload size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {pictures && (
            <>
              <Menu.Item onClick={async () => keep("png", await pictures.png())}>{t("chart.png")}</Menu.Item>
              <Menu.Item onClick={async () => keep("svg", await pictures.svg())}>{t("chart.svg")}</Menu.Item>
            </>
          )}
          <Menu.Item
            onClick={() =>
              keep(
                "csv",
                new Blob(["\uFEFF", csvOf(table, i18n.language)], { type: "text/csv;charset=utf-8" }),
              )
            }
          >
            {t("chart.csv")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
