import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconArrowsDiff, IconPlus, IconUsers } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { personasQuery } from "@/features/personas/api";
import { ComparePersonas } from "@/features/personas/ComparePersonas";
import { NewPersona } from "@/features/personas/NewPersona";
import { OnMaps } from "@/features/personas/OnMaps";
import { PersonaCard } from "@/features/personas/PersonaCard";
import classes from "@/features/personas/PersonaCard.module.css";

/** The personas of the workspace, or two of them side by side when the address says so. */
export default function PersonasScreen() {
  const asked = useSearch({ strict: false, select: (search) => search.compare });
  const pair = Array.isArray(asked) && asked.length === 2 ? asked.map(String) : null;
  return pair ? <ComparePersonas first={pair[0]!} second={pair[1]!} /> : <Personas />;
}

function Personas() {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const personas = useSuspenseQuery(personasQuery(workspaceId)).data;
  const role = useSuspenseQuery(workspaceQuery(workspaceId)).data.role;
  const canEdit = role === "owner" || role === "editor";
  const [isNew, setNew] = useState(false);
  const [picked, setPicked] = useState<string[]>([]);
  const pick = (id: string, isPicked: boolean) =>
    setPicked((before) => (isPicked ? [...before.slice(-1), id] : before.filter((one) => one !== id)));
  const add = canEdit && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNew(true)}>
      {t("new.button")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={personas.length > 0 && add}>
      {personas.length === 0 ? (
        <Empty icon={<IconUsers />} title={t("empty.title")} action={add}>
          {t(canEdit ? "empty.text" : "empty.text_reader")}
        </Empty>
      ) : (
        <Stack>
          {personas.length > 1 && <CompareBar picked={picked} />}
          <SimpleGrid
            component="ul"
            cols={{ base: 1, sm: 2, lg: 3 }}
            className={classes.cards}
            aria-label={t("title")}
          >
            {personas.map((persona) => (
              <PersonaCard
                key={persona.id}
                persona={persona}
                isPicked={picked.includes(persona.id)}
                onPick={personas.length > 1 ? (isPicked) => pick(persona.id, isPicked) : undefined}
              />
            ))}
          </SimpleGrid>
        </Stack>
      )}
      <OnMaps canEdit={canEdit} />
      <NewPersona isOpen={isNew} onClose={() => setNew(false)} />
    </Page>
  );
}

function CompareBar({ picked }: { picked: string[] }) {
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const compare = () => navigate({ to: ".", search: (search) => ({ ...search, compare: picked }) });
  return (
    <Group gap="sm" className="not-printed">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowsDiff size={16} aria-hidden />}
        disabled={picked.length !== 2}
        onClick={compare}
      >
        {t("compare.button")}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {t("compare.picked", { count: picked.length })}
      </Text>
    </Group>
  );
}
