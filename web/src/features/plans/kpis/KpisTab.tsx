import { Table, Text } from "@mantine/core";
import { IconChartLine } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { adding } from "@/documents/change";
import { useWords } from "@/documents/edits";
import plan from "@/documents/frame/Frame.module.css";
import { NewPart } from "@/documents/NewPart";
import { idFor, type Kpi } from "../plan";
import { usePlan } from "../usePlan";
import { KpiRow } from "./KpiRow";
import { MeasureNow } from "./MeasureNow";

/** The KPIs: where each stands against its target, and how it went. */
export default function KpisTab() {
  const { t } = useTranslation("plans");
  const { kpis, canEdit } = usePlan();
  return (
    <>
      <div className={`${plan.tools} not-printed`}>
        <NewKpi />
        <MeasureNow />
      </div>
      {kpis.length === 0 ? (
        <Empty icon={<IconChartLine />} title={t("kpis.empty_title")}>
          {t(canEdit ? "kpis.empty_text" : "kpis.empty_text_viewer")}
        </Empty>
      ) : (
        <KpiTable kpis={kpis} />
      )}
    </>
  );
}

function NewKpi() {
  const { t } = useTranslation("plans");
  const { plan: document, canEdit, apply } = usePlan();
  const [, open] = useAddress("at");
  const text = useWords();
  if (!canEdit) return null;
  const add = (words: string) => {
    const id = idFor(document, words, "kpi");
    if (apply(adding("kpi", { id, title: text(null, words) })) === null) open(id);
  };
  return <NewPart label={t("kpi.new")} onAdd={add} />;
}

function KpiTable({ kpis }: { kpis: readonly Kpi[] }) {
  const { t } = useTranslation("plans");
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={t("kpis.label")} className="figures" verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("kpis.title")}</Table.Th>
            <Table.Th>{t("kpis.latest")}</Table.Th>
            <Table.Th>{t("kpis.target")}</Table.Th>
            <Table.Th>{t("kpis.course")}</Table.Th>
            <Table.Th>{t("kpis.actions")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kpis.map((kpi) => (
            <KpiRow key={kpi.id} kpi={kpi} />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t("kpis.note")}
      </Text>
    </Table.ScrollContainer>
  );
}
