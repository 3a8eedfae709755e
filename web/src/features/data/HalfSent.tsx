import { Button, Group, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { ButtonLink } from "@/components/links";
import { uploadQuery } from "./api";
import { remembered } from "./remembered";
import { discard, useUploads } from "./uploads";

/** Files that were begun before this page was opened, and are not taken in yet. */
export function HalfSent({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const [discarded, setDiscarded] = useState<readonly string[]>([]);
  const here = useUploads(workspaceId).map((one) => one.uploadId);
  const ids = remembered(workspaceId)
    .map((one) => one.uploadId)
    .filter((id) => !here.includes(id) && !discarded.includes(id));
  const found = useQueries({ queries: ids.map((id) => uploadQuery(workspaceId, id)) });
  const uploads = found.flatMap((one) => (one.data ? [one.data] : []));
  return uploads.map((upload) => {
    const isWhole = upload.received === upload.size;
    const share = formats.percent(Math.floor((100 * upload.received) / upload.size) / 100);
    return (
      <Group key={upload.id} justify="space-between" gap="sm">
        <Text size="sm">
          {isWhole ? t("half.whole", { name: upload.name }) : t("half.half", { name: upload.name, share })}
        </Text>
        <Group gap="xs">
          {isWhole && (
            <ButtonLink
              size="compact-sm"
              variant="light"
              to="."
              search={(search: object) => ({ ...search, upload: upload.id })}
            >
              {t("uploads.look")}
            </ButtonLink>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              discard(workspaceId, upload.id);
              setDiscarded([...discarded, upload.id]);
            }}
          >
            {t("half.discard")}
          </Button>
        </Group>
      </Group>
    );
  });
}
