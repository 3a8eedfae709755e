import { MultiSelect, Radio, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { DurationInput } from "@/components/DurationInput";
import { namesOf, type SectionProps } from "./names";

const PARTS = ["each", "buyer", "customer"] as const;

/** Where one journey ends and the next begins. */
export function LensSplit({ lens, change, vocabulary }: SectionProps) {
  const { t } = useTranslation("lens");
  const usual = useQuery(workspaceQuery(useWorkspaceId())).data?.outcomes ?? [];
  const outcome = lens.outcome ?? [];
  return (
    <Stack gap="md">
      <DurationInput
        label={t("split.gap")}
        description={t("split.gap_note")}
        value={lens.gap}
        onChange={(gap) => change({ ...lens, gap })}
      />
      <MultiSelect
        size="sm"
        searchable
        clearable
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        label={t("split.outcome")}
        description={t("split.outcome_note")}
        placeholder={outcome.length ? undefined : usual.join(", ")}
        data={namesOf(vocabulary, "touchpoint", outcome)}
        value={outcome}
        onChange={(names) => change({ ...lens, outcome: names })}
      />
      <Radio.Group
        label={t("part.label")}
        value={lens.part ?? "each"}
        onChange={(part) =>
          change({
            ...lens,
            part: part === "each" ? null : part,
            outcome: part !== "each" && !outcome.length ? usual : outcome,
          })
        }
      >
        <Stack gap={6} mt={6}>
          {PARTS.map((part) => (
            <Radio
              key={part}
              size="sm"
              value={part}
              label={t(`part.${part}`)}
              disabled={part !== "each" && !outcome.length && !usual.length}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
