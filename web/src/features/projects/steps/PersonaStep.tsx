import { Select, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { setting } from "@/documents/change";
import { NewPart } from "@/documents/NewPart";
import { addPersona, personasQuery } from "@/features/personas/api";
import { newPersona } from "@/features/personas/types";
import { said } from "@/mapping/texts";
import classes from "../parts/Parts.module.css";
import { Row } from "../parts/Row";
import { Section } from "../parts/Section";
import { useProject } from "../useProject";

/** Step 4: whose journey it is. */
export function PersonaStep() {
  const { t, i18n } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const { project, canEdit, apply } = useProject();
  const personas = useQuery(personasQuery(workspaceId)).data;
  const named = project.personas ?? [];
  const keep = (ids: readonly string[]) => apply(setting("head", "personas", ids.length > 0 ? ids : null));
  const make = useMutation({
    mutationFn: (name: string) => addPersona(workspaceId, newPersona(name)),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ["personas", workspaceId] });
      keep([...named, made.id]);
    },
    onError: tellFailure,
  });
  const others = (personas ?? []).filter((one) => !named.includes(one.id));
  return (
    <Section title={t("persona.title")} about={t("persona.about")}>
      {named.length === 0 && !canEdit && <Text size="sm">{t("linked.none")}</Text>}
      <ul className={classes.rows} hidden={named.length === 0}>
        {named.map((id) => {
          const found = personas?.find((one) => one.id === id);
          return (
            <Row
              key={id}
              title={found?.name ?? id}
              to={found && `/w/${workspaceId}/personas/${id}`}
              isGone={personas !== undefined && !found}
              onRemove={canEdit ? () => keep(named.filter((one) => one !== id)) : undefined}
            >
              {found?.quote && (
                <Text size="xs" c="dimmed">
                  “{said(found.quote, i18n.language)}”
                </Text>
              )}
            </Row>
          );
        })}
      </ul>
      {canEdit && (
        <div className={classes.ways}>
          <NewPart label={t("persona.new")} onAdd={(name) => make.mutate(name)} />
          {others.length > 0 && (
            <Select
              aria-label={t("persona.link")}
              placeholder={t("linked.there")}
              data={others.map((one) => ({ value: one.id, label: one.name }))}
              value={null}
              onChange={(id) => id && keep([...named, id])}
              w={240}
            />
          )}
        </div>
      )}
    </Section>
  );
}
