import { ActionIcon, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { IconArrowRight, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useKnown } from "@/components/known";
import { ButtonLink } from "@/components/links";
import { useLens } from "@/features/lens/lens";
import type { Chosen } from "./FlowView";
import { END, START, type Transition } from "./flowGraph";
import { wilson } from "./wilson";

interface FlowDetailsProps {
  chosen: Chosen;
  transitions: Transition[];
  onClose: () => void;
}

/** All that is known of what was chosen in the flow, and where to go from there. */
export function FlowDetails({ chosen, transitions, onClose }: FlowDetailsProps) {
  const { t } = useTranslation("explore");
  const known = useKnown();
  const [{ level }] = useLens();
  if (chosen === null)
    return (
      <Text size="sm" c="dimmed" p="md" visibleFrom="lg">
        {t("flow.choose")}
      </Text>
    );
  const title =
    "node" in chosen
      ? known(chosen.node, level)
      : `${known(chosen.from, level)} → ${known(chosen.to, level)}`;
  const way =
    "node" in chosen ? null : transitions.find((one) => one.from === chosen.from && one.to === chosen.to);
  return (
    <Paper withBorder p="md" radius="md" bg="var(--app-card)" component="aside" aria-label={title}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs">
        <Title order={2} size="h5" style={{ overflowWrap: "anywhere" }}>
          {title}
        </Title>
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t("close")}>
          <IconX size={18} />
        </ActionIcon>
      </Group>
      {way && <WayFigures way={way} level={level} />}
      {"node" in chosen && <NodeFigures name={chosen.node} transitions={transitions} level={level} />}
      <Onward names={"node" in chosen ? [chosen.node] : [chosen.from, chosen.to]} />
    </Paper>
  );
}

function WayFigures({ way, level }: { way: Transition; level: string | undefined }) {
  const { t } = useTranslation("explore");
  const { number, percent, duration } = useFormats();
  const known = useKnown();
  const interval = (low: number | null, high: number | null, format: (value: number | null) => string) =>
    low === null || high === null ? null : ([format(low), format(high)] as const);
  const n = way.share ? Math.round(way.count / way.share) : null;
  return (
    <dl style={{ margin: 0 }}>
      <Stack gap={6}>
        <Told label={t("flow.count")}>{number(way.count)}</Told>
        <Told label={t("flow.persons")}>{number(way.persons)}</Told>
        <Told label={t("flow.share_of", { name: known(way.from, level) })}>
          <Figure value={percent(way.share)} n={n} interval={interval(way.low, way.high, percent)} />
        </Told>
        {way.median_seconds !== null && (
          <>
            <Told label={t("flow.median")}>
              <Figure
                value={duration(way.median_seconds)}
                n={way.count}
                interval={interval(way.median_low_seconds, way.median_high_seconds, duration)}
              />
            </Told>
            <Told label={t("flow.mean")}>{duration(way.mean_seconds)}</Told>
            <Told label={t("flow.p90")}>{duration(way.p90_seconds)}</Told>
          </>
        )}
      </Stack>
    </dl>
  );
}

function Told({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" className="figures" fz="sm">
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} size="sm" ta="right">
        {children}
      </Text>
    </Group>
  );
}

interface NodeFiguresProps {
  name: string;
  transitions: Transition[];
  level: string | undefined;
}

const MOST = 6;

function NodeFigures({ name, transitions, level }: NodeFiguresProps) {
  const { t } = useTranslation("explore");
  const [after, before] = [
    transitions.filter((one) => one.from === name),
    transitions.filter((one) => one.to === name),
  ];
  return (
    <Stack gap="md">
      {after.length > 0 && <Ways title="flow.after" ways={after} end="to" level={level} />}
      {before.length > 0 && <Ways title="flow.before" ways={before} end="from" level={level} />}
      {after.length + before.length === 0 && <Text size="sm">{t("nothing.title")}</Text>}
    </Stack>
  );
}

interface WaysProps {
  title: "flow.after" | "flow.before";
  ways: Transition[];
  end: "from" | "to";
  level: string | undefined;
}

/** The commonest ways on or back, each with its share of them all. */
function Ways({ title, ways, end, level }: WaysProps) {
  const { t } = useTranslation("explore");
  const { number, percent } = useFormats();
  const known = useKnown();
  const n = ways.reduce((sum, one) => sum + one.count, 0);
  return (
    <Table
      fz="sm"
      className="figures"
      verticalSpacing={4}
      horizontalSpacing={0}
      captionSide="top"
      withRowBorders={false}
    >
      <Table.Caption ta="left" mt={0} mb={2} fz="xs">
        {t(title, { n: number(n) })}
      </Table.Caption>
      <Table.Tbody>
        {ways.slice(0, MOST).map((one) => {
          const [low, high] = wilson(one.count, n)!;
          return (
            <Table.Tr key={one[end]}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>{known(one[end], level)}</Table.Td>
              <Table.Td ta="right" c="dimmed" px={6}>
                {number(one.count)}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                <Figure value={percent(one.count / n)} interval={[percent(low), percent(high)]} />
              </Table.Td>
            </Table.Tr>
          );
        })}
        {ways.length > MOST && (
          <Table.Tr>
            <Table.Td c="dimmed" colSpan={3}>
              +{number(ways.length - MOST)}
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

/** Other questions about the same touchpoints. */
function Onward({ names }: { names: string[] }) {
  const { t } = useTranslation("explore");
  const workspaceId = useWorkspaceId();
  const [lens] = useLens();
  const real = [...new Set(names)].filter((name) => name !== START && name !== END);
  if (real.length === 0) return null;
  const isTouchpoint = (lens.level ?? "touchpoint") === "touchpoint" && !lens.grouping;
  const look = {
    variant: "subtle",
    size: "compact-sm",
    justify: "space-between",
    rightSection: <IconArrowRight size={14} />,
  } as const;
  const place = { params: { workspaceId } };
  const did = [...new Set([...(lens.did ?? []), ...real])];
  return (
    <Stack gap={2} mt="md" component="nav" aria-label={t("flow.onward")}>
      <Text size="xs" c="dimmed">
        {t("flow.onward")}
      </Text>
      <ButtonLink
        {...look}
        {...place}
        to="/w/$workspaceId/explore/paths"
        search={{ lens, paths: { anchor: real[0] } }}
      >
        {t("flow.paths_from", { name: real[0] })}
      </ButtonLink>
      {real.length > 1 && (
        <ButtonLink
          {...look}
          {...place}
          to="/w/$workspaceId/explore/funnel"
          search={{ lens, funnel: { steps: real.map((name) => ({ labels: [name] })) } }}
        >
          {t("flow.funnel_of")}
        </ButtonLink>
      )}
      {isTouchpoint && (
        <ButtonLink
          {...look}
          {...place}
          to="/w/$workspaceId/explore/persons"
          search={{ lens: { ...lens, did } }}
        >
          {t("flow.persons_of")}
        </ButtonLink>
      )}
      <ButtonLink
        {...look}
        {...place}
        to="/w/$workspaceId/explore/flow"
        search={{ lens: { ...lens, hidden: [...(lens.hidden ?? []), real.at(-1)!] } }}
      >
        {t("flow.hide", { name: real.at(-1) })}
      </ButtonLink>
    </Stack>
  );
}
