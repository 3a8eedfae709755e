import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { IconChecklist, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { tellFailure } from "@/components/told";
import { documentsQuery } from "@/documents/api";
import { adding, setting } from "@/documents/change";
import { WordsField } from "@/documents/fields";
import { addressOf } from "@/documents/places";
import { useSaid } from "@/documents/useDocument";
import { freeSpot } from "@/features/plans/grid/grid";
import { actionsOf, idFor, type Plan } from "@/features/plans/plan";
import { documentQuery, operate } from "../api";
import classes from "../parts/Parts.module.css";
import type { Lesson } from "../project";
import { useProject } from "../useProject";

/** The plans that the project names, as they are now. */
function usePlans() {
  const workspaceId = useWorkspaceId();
  const { project } = useProject();
  const rows = useQuery(documentsQuery(workspaceId, "plan")).data ?? [];
  const named = rows.filter((one) => project.plans?.includes(one.name));
  const found = useQueries({ queries: named.map((one) => documentQuery(workspaceId, one.id)) });
  return named.flatMap(({ id }, at) => {
    const plan = found[at]?.data as unknown as Plan | undefined;
    return plan ? [{ id, plan }] : [];
  });
}

/** A lesson, and the action that follows from it. */
export function LessonRow({ lesson, number }: { lesson: Lesson; number: number }) {
  const { t } = useTranslation("projects");
  const { canEdit, apply } = useProject();
  const remove = t("lesson.remove", { number });
  return (
    <li className={classes.lesson}>
      <div className={classes.rowWords}>
        <WordsField
          id={lesson.id}
          field="text"
          label={t("lesson.one", { number })}
          value={lesson.text}
          isNeeded
        />
        <FollowUp lesson={lesson} />
      </div>
      {canEdit && (
        <Tooltip label={remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={27}
            aria-label={remove}
            onClick={() => apply({ op: "remove", id: lesson.id })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

function FollowUp({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation("projects");
  const said = useSaid();
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const { canEdit, apply } = useProject();
  const plans = usePlans();
  const make = useMutation({
    mutationFn: async ({ id, plan }: { id: string; plan: Plan }) => {
      const action = idFor(plan, said(lesson.text), "action");
      const part = { id: action, title: lesson.text, ...freeSpot(actionsOf(plan)) };
      await operate(workspaceId, id, adding("action", part));
      return action;
    },
    onSuccess: async (action, { id }) => {
      await queries.invalidateQueries({ queryKey: documentQuery(workspaceId, id).queryKey });
      apply(setting(lesson.id, "action", action));
    },
    onError: tellFailure,
  });
  const holder = plans.find(({ plan }) => actionsOf(plan).some((one) => one.id === lesson.action));
  if (holder) {
    const action = actionsOf(holder.plan).find((one) => one.id === lesson.action)!;
    return (
      <Group gap={6} mt={4}>
        <IconChecklist size={15} aria-hidden />
        <AnchorLink
          to={addressOf(workspaceId, "plan", holder.id) as "/"}
          search={{ at: action.id }}
          size="sm"
        >
          {t("lesson.action", { title: said(action.title) })}
        </AnchorLink>
      </Group>
    );
  }
  const [first] = plans;
  if (!canEdit || !first) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      mt={4}
      leftSection={<IconChecklist size={14} />}
      loading={make.isPending}
      onClick={() => make.mutate(first)}
    >
      {t("lesson.make_action")}
    </Button>
  );
}
