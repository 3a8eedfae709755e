import { Button, Group, Select, SimpleGrid } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMap2, IconPlus, IconRoute } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { ButtonLink } from "@/components/links";
import { Page } from "@/components/Page";
import { useAddress } from "@/documents/address";
import { mapsQuery } from "./list/api";
import { MapCard } from "./list/MapCard";
import { NewMap } from "./list/NewMap";

/** The maps of a workspace. */
export default function MapsScreen() {
  const { t } = useTranslation("maps");
  const workspaceId = useWorkspaceId();
  const { maps, personas } = useSuspenseQuery(mapsQuery(workspaceId)).data;
  const { role } = useSuspenseQuery(workspaceQuery(workspaceId)).data;
  const canEdit = role === "owner" || role === "editor";
  const [isNewOpen, newMap] = useDisclosure();
  const [persona, setPersona] = useAddress("persona");
  const names = new Map(maps.flatMap((map) => Object.entries(map.persona_names)));
  for (const one of personas) names.set(one.id, one.name);
  const used = [...names].filter(([id]) => maps.some((map) => map.personas.includes(id)));
  const shown = maps.filter((map) => !persona || map.personas.includes(persona));
  const actions = canEdit && (
    <>
      <ButtonLink
        to="/w/$workspaceId/drafts"
        params={{ workspaceId }}
        variant="default"
        leftSection={<IconRoute size={16} />}
      >
        {t("list.draft")}
      </ButtonLink>
      <Button leftSection={<IconPlus size={16} />} onClick={newMap.open}>
        {t("list.new")}
      </Button>
    </>
  );
  return (
    <Page title={t("list.title")} lead={t("list.lead")} actions={maps.length > 0 && actions}>
      {used.length > 1 && (
        <Group mb="md">
          <Select
            aria-label={t("list.persona")}
            placeholder={t("list.every_persona")}
            data={used.map(([value, label]) => ({ value, label }))}
            value={persona ?? null}
            onChange={(value) => setPersona(value ?? undefined)}
            clearable
            w={260}
          />
        </Group>
      )}
      {maps.length === 0 && (
        <Empty icon={<IconMap2 />} title={t("list.none")} action={<Group>{actions}</Group>}>
          {t("list.none_text")}
        </Empty>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {shown.map((map) => (
          <MapCard key={map.id} map={map} names={names} />
        ))}
      </SimpleGrid>
      <NewMap isOpen={isNewOpen} close={newMap.close} />
    </Page>
  );
}
