import { Alert, Badge, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconBulb, IconCircleCheck } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, data, type Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { Waiting } from "@/components/Waiting";
import { useAddress } from "@/documents/address";
import { find } from "@/mapping/places";
import type { JourneyMap } from "@/mapping/types";
import { useDocument, useMapId, useStore, useView } from "../useMap";
import classes from "./Rows.module.css";

type Problem = Shape<"ProblemOut">;

/** What the rules say of a map; asked anew once an edit is kept. */
const checksQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["checks", mapId],
    queryFn: async () => {
      const address = "/api/workspaces/{workspace_id}/maps/{map_id}/checks";
      const params = { path: { workspace_id: workspaceId, map_id: mapId } };
      return (await data(api.GET(address, { params }))).problems;
    },
    staleTime: 0,
  });

/** What is wrong with the map, and what could be better; a click goes there. */
export default function CheckPanel() {
  const { t } = useTranslation("maps");
  const map = useDocument();
  const waiting = useView((view) => view.waiting);
  const query = checksQuery(useWorkspaceId(), useMapId());
  // An edit that was kept may have mended something.
  const checks = useQuery({ ...query, queryKey: [...query.queryKey, waiting === 0 ? map : null] as never });
  if (checks.isPending) return <Waiting rows={4} />;
  if (checks.error) return <Alert color="red">{checks.error.message}</Alert>;
  const errors = checks.data.filter((one) => one.level === "error");
  const advice = checks.data.filter((one) => one.level !== "error");
  if (checks.data.length === 0) {
    return (
      <Group gap="xs" wrap="nowrap">
        <IconCircleCheck color="var(--mantine-primary-color-filled)" aria-hidden />
        <Text size="sm">{t("check.fine")}</Text>
      </Group>
    );
  }
  return (
    <Stack gap="md">
      <Problems title={t("check.errors")} problems={errors} isError />
      <Problems title={t("check.advice")} problems={advice} />
    </Stack>
  );
}

function Problems({ title, problems, isError }: { title: string; problems: Problem[]; isError?: boolean }) {
  if (problems.length === 0) return null;
  return (
    <section>
      <Group gap="xs" mb={4}>
        <Text fw={600} size="sm" component="h3">
          {title}
        </Text>
        <Badge size="sm" variant="light" color={isError ? "red" : "gray"}>
          {problems.length}
        </Badge>
      </Group>
      <ul className={classes.list}>
        {problems.map((problem, n) => (
          <li key={n}>
            <Row problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ problem }: { problem: Problem }) {
  const map = useDocument();
  const store = useStore();
  const [, show] = useAddress("view");
  const [, openPanel] = useAddress("panel");
  const part = partAt(map, problem.where);
  const isHead = problem.where.includes("head");
  const Icon = problem.level === "error" ? IconAlertTriangle : IconBulb;
  const go = () => {
    if (isHead) return openPanel("head");
    store.select(part);
    if (part && find(map, part)?.what !== "edge") show(undefined);
  };
  return (
    <UnstyledButton className={classes.row} onClick={go} disabled={!part && !isHead}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Icon
          size={17}
          style={{ flex: "none", marginTop: 2 }}
          color={`var(--mantine-color-${problem.level === "error" ? "red" : "yellow"}-filled)`}
          aria-hidden
        />
        <Text size="sm">{problem.message}</Text>
      </Group>
    </UnstyledButton>
  );
}

/** The innermost part that a problem is about. */
function partAt(map: JourneyMap, where: readonly string[]): string | null {
  return where.findLast((id) => id !== "head" && find(map, id)) ?? null;
}
