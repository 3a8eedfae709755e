import { Button, Group, Select, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { documentsQuery, makeDocument, mapsQuery, type Start } from "@/documents/api";
import { setting } from "@/documents/change";
import { addressOf } from "@/documents/places";
import type { Kind } from "@/documents/structure";
import { useSaid } from "@/documents/useDocument";
import type { Naming } from "../project";
import { useProject } from "../useProject";
import classes from "./Parts.module.css";
import { Row } from "./Row";
import { Section } from "./Section";

interface LinkedProps {
  kind: Kind;
  /** The field of the project that names them. */
  field: Naming;
  /** Made from the project's first map that exists, where there is one. */
  isFromMap?: boolean;
}

/** The documents of a kind that a project names: open one, name another, make one. */
export function Linked({ kind, field, isFromMap = false }: LinkedProps) {
  const { t } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const { project, canEdit, apply } = useProject();
  const documents = useQuery(documentsQuery(workspaceId, kind)).data;
  const named = project[field] ?? [];
  const keep = (names: readonly string[]) => apply(setting("head", field, names.length > 0 ? names : null));
  const others = (documents ?? []).filter((one) => !named.includes(one.name));
  return (
    <Section title={t(`linked.${kind}.title`)} about={t(`linked.${kind}.about`)}>
      {named.length === 0 && !canEdit && <Text size="sm">{t("linked.none")}</Text>}
      <ul className={classes.rows} hidden={named.length === 0}>
        {named.map((name) => {
          const found = documents?.find((one) => one.name === name);
          return (
            <Row
              key={name}
              title={found?.title ?? name}
              to={found && addressOf(workspaceId, kind, found.id)}
              isGone={documents !== undefined && !found}
              onRemove={canEdit ? () => keep(named.filter((one) => one !== name)) : undefined}
            />
          );
        })}
      </ul>
      {canEdit && (
        <Group gap="xs">
          <MakeOne
            kind={kind}
            isFromMap={isFromMap}
            isFirst={named.length === 0}
            onMade={(name) => keep([...named, name])}
          />
          {others.length > 0 && (
            <Select
              aria-label={t(`linked.${kind}.link`)}
              placeholder={t("linked.there")}
              data={others.map((one) => ({ value: one.name, label: one.title }))}
              value={null}
              onChange={(name) => name && keep([...named, name])}
              size="xs"
              w={240}
            />
          )}
        </Group>
      )}
    </Section>
  );
}

interface MakeOneProps {
  kind: Kind;
  isFromMap: boolean;
  isFirst: boolean;
  onMade: (name: string) => void;
}

function MakeOne({ kind, isFromMap, isFirst, onMade }: MakeOneProps) {
  const { t, i18n } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const said = useSaid();
  const { project } = useProject();
  const first = project.maps?.find((one) => one.map)?.map;
  const map = useQuery(mapsQuery(workspaceId)).data?.find((one) => one.name === first);
  const languages = [...(project.languages ?? [i18n.language])];
  const title = `${t(`linked.${kind}.one`)}: ${said(project.title)}`;
  const start: Start = isFromMap && map ? { map_id: map.id, title, languages } : { title, languages };
  const make = useMutation({
    mutationFn: () => makeDocument(workspaceId, kind, i18n.language, start),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ["documents", workspaceId, kind] });
      onMade(name);
    },
    onError: tellFailure,
  });
  return (
    <Button
      variant={isFirst ? "light" : "default"}
      size="xs"
      leftSection={<IconPlus size={14} />}
      loading={make.isPending}
      onClick={() => make.mutate()}
    >
      {t(`linked.${kind}.make`)}
    </Button>
  );
}
