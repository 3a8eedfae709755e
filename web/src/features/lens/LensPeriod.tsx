import { Button, Group, Stack, Text } from "@mantine/core";
import { DatePickerInput, DatesProvider } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { analysisQuery } from "@/api/analyses";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import "dayjs/locale/nl";
import type { SectionProps } from "./names";
import { type Days, dayIn, daysLater, PRESETS, presetOf } from "./parts";

/** From when until when, in days of the workspace's zone. */
export function LensPeriod({ lens, change }: SectionProps) {
  const { t, i18n } = useTranslation("lens");
  const formats = useFormats("UTC");
  const workspaceId = useWorkspaceId();
  const zone = useQuery(workspaceQuery(workspaceId)).data?.time_zone ?? "UTC";
  const all = useQuery(analysisQuery(workspaceId, "summary", { lens: {} })).data;
  const [first, last] = [all?.first, all?.last].map((one) => (one ? dayIn(one, zone) : null));
  const set = (days: Days) => change({ ...lens, period: days });
  const { start, end } = { start: null, end: null, ...lens.period };
  const dated = {
    size: "sm",
    clearable: true,
    minDate: first ?? undefined,
    maxDate: last ?? undefined,
    valueFormat: "D MMM YYYY",
    popoverProps: { withinPortal: false },
  } as const;
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <Stack gap="sm">
        {last && (
          <Group gap={6}>
            {PRESETS.map((preset) => {
              const days = presetOf(preset, last);
              const isSet = days.start === start && days.end === end;
              return (
                <Button
                  key={preset}
                  size="compact-sm"
                  variant={isSet ? "filled" : "default"}
                  aria-pressed={isSet}
                  disabled={first != null && days.end! <= first}
                  onClick={() => set(isSet ? { start: null, end: null } : days)}
                >
                  {t(`preset.${preset}`)}
                </Button>
              );
            })}
          </Group>
        )}
        <Group grow gap="sm">
          <DatePickerInput
            {...dated}
            label={t("period.start")}
            value={start?.slice(0, 10) ?? null}
            onChange={(day) => set({ start: day, end: end && day && end <= day ? null : end })}
          />
          <DatePickerInput
            {...dated}
            label={t("period.end")}
            value={end ? daysLater(end.slice(0, 10), -1) : null}
            onChange={(day) =>
              set({ start: start && day && day < start ? null : start, end: day && daysLater(day, 1) })
            }
          />
        </Group>
        {first && last && (
          <Text size="xs" c="dimmed">
            {t("period.note", { first: formats.day(first), last: formats.day(last), zone })}
          </Text>
        )}
      </Stack>
    </DatesProvider>
  );
}
