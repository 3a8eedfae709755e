import { ActionIcon, Button, Group, NumberInput, SimpleGrid, Stack, Text } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDecimals, useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { adding } from "@/documents/change";
import classes from "../kpis/Kpis.module.css";
import { inTime } from "../kpis/series";
import { idFor, type Kpi, type Measurement } from "../plan";
import { useInUnit, usePlan } from "../usePlan";
import { ImportSeries } from "./ImportSeries";

const SHOWN = 6;

/** The figures of a KPI, the latest first; those by hand are added here. */
export function Measurements({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const { canEdit } = usePlan();
  const [isOpen, setOpen] = useState(false);
  const [isAll, setAll] = useState(false);
  const series = inTime(kpi).reverse();
  const shown = isAll ? series : series.slice(0, SHOWN);
  return (
    <section aria-label={t("measured.label")}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {t("measured.label")}
        </Text>
        {canEdit && !isOpen && (
          <Group gap={2}>
            <ImportSeries kpi={kpi.id} />
            <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
              {t("measured.add")}
            </Button>
          </Group>
        )}
      </Group>
      {isOpen && <NewMeasurement kpi={kpi} onClose={() => setOpen(false)} />}
      {series.length === 0 && !isOpen && (
        <Text size="sm" c="dimmed">
          {t(kpi.source === "by_hand" ? "measured.none" : "measured.none_counted")}
        </Text>
      )}
      {shown.map((one) => (
        <Measured key={one.id} kpi={kpi} one={one} />
      ))}
      {series.length > shown.length && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {t("measured.all", { count: series.length })}
        </Button>
      )}
    </section>
  );
}

function Measured({ kpi, one }: { kpi: Kpi; one: Measurement }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const inUnit = useInUnit();
  const { canEdit, apply } = usePlan();
  const period = `${formats.day(one.starts_on)} – ${formats.day(one.ends_on)}`;
  const hasInterval = one.low != null && one.high != null;
  return (
    <div className={classes.measured}>
      <Text size="xs" c="dimmed" flex={1}>
        {period}
        {one.is_provisional && ` · ${t("kpis.provisional")}`}
      </Text>
      <Figure
        value={inUnit(one.value, kpi.unit)}
        n={one.n}
        interval={hasInterval ? [inUnit(one.low, kpi.unit), inUnit(one.high, kpi.unit)] : null}
      />
      {canEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t("measured.remove", { period })}
          onClick={() => apply({ op: "remove", id: one.id })}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </div>
  );
}

function NewMeasurement({ kpi, onClose }: { kpi: Kpi; onClose: () => void }) {
  const { t } = useTranslation("plans");
  const { plan, apply } = usePlan();
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const decimals = useDecimals();
  const [numbers, setNumbers] = useState<Record<string, number | string>>({
    value: "",
    n: "",
    low: "",
    high: "",
  });
  const { value, low, high } = numbers;
  const isInside =
    value === "" ||
    ((low === "" || Number(low) <= Number(value)) && (high === "" || Number(high) >= Number(value)));
  const canKeep = from !== null && until !== null && until >= from && value !== "" && isInside;
  const keep = () => {
    const given = Object.entries(numbers).filter(([, one]) => one !== "");
    const part = {
      id: idFor(plan, `${kpi.id} ${from}`, "figure"),
      starts_on: from,
      ends_on: until,
      ...Object.fromEntries(given.map(([field, one]) => [field, Number(one)])),
    };
    if (apply(adding("measurement", part, kpi.id)) === null) onClose();
  };
  const day = { size: "xs", valueFormat: "D MMM YYYY" } as const;
  return (
    <Stack gap="xs" my="xs">
      <SimpleGrid cols={2} spacing="xs">
        <DateInput {...day} label={t("measured.from")} value={from} onChange={setFrom} />
        <DateInput
          {...day}
          label={t("measured.until")}
          value={until}
          onChange={setUntil}
          minDate={from ?? undefined}
        />
        {(["value", "n", "low", "high"] as const).map((field) => (
          <NumberInput
            key={field}
            {...decimals}
            size="xs"
            hideControls
            label={t(`measured.${field}`)}
            value={numbers[field]}
            min={field === "n" ? 0 : undefined}
            allowDecimal={field !== "n"}
            error={field === "value" && !isInside && t("estimate.outside")}
            onChange={(given) => setNumbers({ ...numbers, [field]: given })}
          />
        ))}
      </SimpleGrid>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="xs" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="xs" disabled={!canKeep} onClick={keep}>
          {t("measured.keep")}
        </Button>
      </Group>
    </Stack>
  );
}
