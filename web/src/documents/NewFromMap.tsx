import { Button, type ButtonProps, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { LANGUAGES } from "@/app/i18n";
import { mapsQuery } from "./api";
import type { Kind } from "./structure";
import { useMakeDocument } from "./useMakeDocument";

/** A button that asks of which map a document is made, makes it and opens it. */
export function NewFromMap({ kind, ...look }: { kind: Kind } & ButtonProps) {
  const { t } = useTranslation("documents");
  const workspaceId = useWorkspaceId();
  const maps = useQuery(mapsQuery(workspaceId)).data;
  const make = useMakeDocument(kind);
  const ask = () =>
    modals.open({
      title: t(`new.${kind}`),
      children: <FromMap maps={maps ?? []} onMake={make.mutate} />,
    });
  return (
    <Button leftSection={<IconPlus size={16} />} loading={!maps || make.isPending} onClick={ask} {...look}>
      {t(`new.${kind}`)}
    </Button>
  );
}

interface FromMapProps {
  maps: readonly { id: string; title: string }[];
  onMake: ReturnType<typeof useMakeDocument>["mutate"];
}

function FromMap({ maps, onMake }: FromMapProps) {
  const { t, i18n } = useTranslation("documents");
  const [map, setMap] = useState(maps[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const languages = LANGUAGES.toSorted((a) => (a === i18n.language ? -1 : 1));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!map && !title.trim()) return;
        modals.closeAll();
        onMake(map ? { map_id: map, languages } : { title: title.trim(), languages });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("from_map.about")}</Text>
        <Select
          label={t("from_map.map")}
          data={[
            ...maps.map((one) => ({ value: one.id, label: one.title })),
            { value: "", label: t("from_map.none") },
          ]}
          value={map}
          onChange={(value) => setMap(value ?? "")}
          allowDeselect={false}
          data-autofocus
        />
        {!map && (
          <TextInput
            label={t("from_map.title")}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            maxLength={200}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={!map && !title.trim()}>
            {t("from_map.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
