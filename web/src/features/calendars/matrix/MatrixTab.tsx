import { Button, SegmentedControl, Table, Text } from "@mantine/core";
import { IconGridDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import shared from "../Calendar.module.css";
import { PurposeLegend } from "../PurposeLegend";
import { FOR_WHAT } from "../panel/CalendarPanel";
import { useContent } from "../useContent";
import { useNames } from "../useNames";
import classes from "./Matrix.module.css";
import { MatrixCell } from "./MatrixCell";
import { type Across, type Key, matrixOf } from "./matrix";

/** What there is for each phase by channel or persona, and where there is nothing. */
export default function MatrixTab() {
  const { t } = useTranslation("calendars");
  const { content, canEdit } = useContent();
  const [by, setBy] = useAddress("by");
  const [, open] = useAddress("at");
  const across: Across = by === "persona" ? "persona" : "channel";
  const matrix = matrixOf(content, across);
  const isEmpty = matrix.rows.length === 0 || matrix.columns.length === 0;
  return (
    <>
      <div className={`${frame.tools} not-printed`}>
        <SegmentedControl
          size="xs"
          aria-label={t("matrix.by")}
          data={(["channel", "persona"] as const).map((value) => ({ value, label: t(`matrix.${value}`) }))}
          value={across}
          onChange={(value) => setBy(value === "channel" ? undefined : value)}
        />
        <PurposeLegend />
      </div>
      {isEmpty ? (
        <Empty
          icon={<IconGridDots />}
          title={t("matrix.empty_title")}
          action={canEdit && <Button onClick={() => open(FOR_WHAT)}>{t("wanted.title")}</Button>}
        >
          {t("matrix.empty_text")}
        </Empty>
      ) : (
        <>
          <Text size="sm" mb="xs" role="status">
            {t("matrix.gaps", { count: matrix.nGaps })}
          </Text>
          <MatrixTable across={across} />
        </>
      )}
    </>
  );
}

function MatrixTable({ across }: { across: Across }) {
  const { t } = useTranslation("calendars");
  const { content } = useContent();
  const names = useNames();
  const { columns, rows } = matrixOf(content, across);
  const columnName = (key: Key) => (across === "persona" ? names.personaName(key) : (key ?? t("unsaid")));
  return (
    <Table.ScrollContainer minWidth={180 + columns.length * 150} className={shared.whole}>
      <Table aria-label={t(`matrix.${across}`)} className={classes.matrix} withRowBorders withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t("one.phase")}</Table.Th>
            {columns.map((key) => (
              <Table.Th key={key ?? ""}>{columnName(key)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ phase, cells }) => (
            <Table.Tr key={phase ?? ""}>
              <Table.Th scope="row">{names.phaseName(phase)}</Table.Th>
              {cells.map((cell) => (
                <MatrixCell
                  key={cell.across ?? ""}
                  cell={cell}
                  by={across}
                  name={`${names.phaseName(phase)} × ${columnName(cell.across)}`}
                />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
