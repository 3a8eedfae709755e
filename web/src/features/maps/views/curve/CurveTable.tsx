import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { stepsOf } from "@/mapping/places";
import { moodAt, SERIES } from "../../grid/mood";
import { useDocument, useSaid } from "../../useMap";

/** The curve as a table: every reading with what it rests on. */
export function CurveTable({ lane, persona }: { lane: string; persona: string | null }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const steps = stepsOf(useDocument());
  const rows = steps.flatMap((step, n) => {
    const mood = moodAt(step, lane, persona);
    return SERIES.flatMap((series) => (mood?.[series] ? { step, n, series, reading: mood[series] } : []));
  });
  const columns = ["step", "series", "value", "word", "n", "interval", "rests_on"];
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table stickyHeader highlightOnHover className="figures">
        <Table.Thead>
          <Table.Tr>
            {columns.map((one) => (
              <Table.Th key={one} scope="col">
                {t(`curve.column.${one}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ step, n, series, reading }) => (
            <Table.Tr key={`${step.id} ${series}`}>
              <Table.Td>
                {n + 1}. {said(step.title)}
              </Table.Td>
              <Table.Td>{t(`series.${series}`)}</Table.Td>
              <Table.Td>{formats.emotion(reading.value)}</Table.Td>
              <Table.Td>{said(reading.word)}</Table.Td>
              <Table.Td>{reading.n == null ? "" : formats.number(reading.n)}</Table.Td>
              <Table.Td>
                {reading.low != null && `${formats.emotion(reading.low)} … ${formats.emotion(reading.high)}`}
              </Table.Td>
              <Table.Td>
                {[said(reading.question), reading.scale, reading.formula, reading.source]
                  .filter(Boolean)
                  .join("; ")}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
