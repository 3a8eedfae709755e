import { Loader, Stack, Table, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import { rulesQuery } from "./api";
import type { TouchpointIn } from "./merge";
import classes from "./RuleEditor.module.css";

interface RulePreviewProps {
  touchpoint: TouchpointIn;
  /** Whether all rules are finished. */
  isWhole: boolean;
  insteadOf: string | null;
  /** Where a new one would be put; the end when null. */
  at: number | null;
}

/** What the rules would do with the events there are: live counts, what they take, examples. */
export function RulePreview({ touchpoint, isWhole, insteadOf, at }: RulePreviewProps) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  // Only the rules decide; a name without rules is one.
  const asked = JSON.stringify({ ...PLAIN, name: touchpoint.name || "?", rules: touchpoint.rules });
  const [settled] = useDebouncedValue(asked, 300);
  const isAsked = isWhole && (touchpoint.name !== "" || (touchpoint.rules?.length ?? 0) > 0);
  const preview = useQuery({
    ...rulesQuery(useWorkspaceId(), JSON.parse(settled) as TouchpointIn, insteadOf, at),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const told = preview.data;
  return (
    <Stack gap="xs" component="section" aria-labelledby="preview-title">
      <Title order={3} size="h5" id="preview-title">
        {t("preview.title")} {(preview.isFetching || asked !== settled) && <Loader size={14} ml={6} />}
      </Title>
      {preview.error ? (
        <Text size="sm" className={classes.failed} role="alert">
          {preview.error.message}
        </Text>
      ) : !isAsked || !told ? (
        <Text size="sm" c="dimmed">
          {t("preview.wait")}
        </Text>
      ) : (
        <>
          <Text size="sm" role="status" className="figures">
            {t("preview.matching", {
              n: formats.number(told.n_matching),
              all: formats.number(told.n_all),
              share: formats.percent(told.n_all ? told.n_matching / told.n_all : null),
            })}{" "}
            {told.n_won !== told.n_matching && t("preview.won", { n: formats.number(told.n_won) })}
          </Text>
          {(["taken", "kept", "released"] as const).map((way) => (
            <Moved key={way} way={way} moved={told[way]} />
          ))}
          <Examples examples={told.examples} />
        </>
      )}
    </Stack>
  );
}

const PLAIN: Omit<TouchpointIn, "name"> = { channel: null, phase: null, weight: "primary", owner: null };

function Moved({ way, moved }: { way: "taken" | "kept" | "released"; moved: Shape<"MovedOut">[] }) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  if (moved.length === 0) return null;
  const shown = moved.slice(0, 8).map((one) => {
    const count = formats.number(one.n_events);
    return one.is_registered
      ? t("preview.of", { name: one.touchpoint, n: count })
      : t("preview.of_unregistered", { name: one.touchpoint, n: count });
  });
  if (moved.length > 8) shown.push(t("preview.others", { n: moved.length - 8 }));
  return (
    <Text size="sm">
      <Text span fw={600}>
        {t(`preview.${way}`)}
      </Text>{" "}
      {shown.join("; ")}
    </Text>
  );
}

function Examples({ examples }: { examples: Shape<"EventKindOut">[] }) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const known = useKnown();
  if (examples.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing={4} fz="xs" aria-label={t("preview.examples")}>
        <Table.Thead>
          <Table.Tr>
            {(["name", "source", "channel", "campaign"] as const).map((field) => (
              <Table.Th key={field}>{t(`event_field.${field}`)}</Table.Th>
            ))}
            <Table.Th ta="right">{t("column.events")}</Table.Th>
            <Table.Th>{t("preview.becomes")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {examples.map((one, at) => (
            <Table.Tr key={at}>
              <Table.Td>{one.name}</Table.Td>
              <Table.Td>{one.source}</Table.Td>
              <Table.Td>{one.channel ? known(one.channel, "channel") : "–"}</Table.Td>
              <Table.Td>{one.campaign ?? "–"}</Table.Td>
              <Table.Td ta="right" className="figures">
                {formats.number(one.n_events)}
              </Table.Td>
              <Table.Td>{one.touchpoint === "?" ? "" : one.touchpoint}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
