import { Anchor, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import type { Kpi } from "../plan";
import { useInUnit, usePlan } from "../usePlan";
import { Sparkline } from "./Sparkline";
import { isOnTarget, latest } from "./series";
import { useCounted } from "./useCounted";

/** A KPI: how it is counted, its latest figure against its target, how it went, what should move it. */
export function KpiRow({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const said = useSaid();
  const counted = useCounted();
  const { actions } = usePlan();
  const [, open] = useAddress("at");
  const movers = actions.filter((one) => one.moves === kpi.id);
  return (
    <Table.Tr>
      <Table.Td maw={320}>
        <Anchor component="button" type="button" ta="left" fw={550} size="sm" onClick={() => open(kpi.id)}>
          {said(kpi.title)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {counted(kpi)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Latest kpi={kpi} />
      </Table.Td>
      <Table.Td>
        <Target kpi={kpi} />
      </Table.Td>
      <Table.Td>
        <Sparkline kpi={kpi} />
      </Table.Td>
      <Table.Td>
        <Text size="xs" lineClamp={2} c={movers.length > 0 ? undefined : "dimmed"}>
          {movers.length > 0 ? movers.map((one) => said(one.title)).join(", ") : t("kpis.no_actions")}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function Latest({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const inUnit = useInUnit();
  const figure = latest(kpi);
  if (!figure)
    return (
      <Text size="sm" c="dimmed">
        {t("kpis.no_figure")}
      </Text>
    );
  const { low, high } = figure;
  return (
    <>
      <Figure
        value={inUnit(figure.value, kpi.unit)}
        n={figure.n}
        interval={low == null || high == null ? null : [inUnit(low, kpi.unit), inUnit(high, kpi.unit)]}
      />
      <Text size="xs" c="dimmed">
        {t("kpis.until", { day: formats.day(figure.ends_on) })}
        {figure.is_provisional && ` · ${t("kpis.provisional")}`}
      </Text>
    </>
  );
}

function Target({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const inUnit = useInUnit();
  if (kpi.target == null)
    return (
      <Text size="sm" c="dimmed">
        –
      </Text>
    );
  const isReached = isOnTarget(kpi);
  const Icon = isReached ? IconCheck : IconAlertTriangle;
  return (
    <>
      <Text size="sm">
        {t(kpi.is_better_low ? "kpis.at_most" : "kpis.at_least", { value: inUnit(kpi.target, kpi.unit) })}
      </Text>
      {isReached !== undefined && (
        <Group gap={4} wrap="nowrap">
          <Icon size={14} aria-hidden color={`var(--mantine-color-${isReached ? "teal" : "orange"}-6)`} />
          <Text size="xs" c="dimmed">
            {t(isReached ? "kpis.on_target" : "kpis.off_target")}
          </Text>
        </Group>
      )}
    </>
  );
}
