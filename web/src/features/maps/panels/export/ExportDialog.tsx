import { Alert, Button, Group, List, Modal, Progress, Stack, Text } from "@mantine/core";
import { IconCircleCheck, IconDownload } from "@tabler/icons-react";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { save } from "@/components/chartFiles";
import { useAddress } from "@/documents/address";
import { useAudience } from "../../audience";
import { useMapId, useMapLanguage } from "../../useMap";
import { exportMap, formatsQuery, type Leaving } from "./api";
import { ExportFields } from "./ExportFields";
import { FormatChoice } from "./FormatChoice";

/** Makes a file of the map: in which format, how it is looked at, for whom. */
export default function ExportDialog({ close }: { close: () => void }) {
  const { t } = useTranslation("maps");
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const { formats } = useSuspenseQuery(formatsQuery(workspaceId, mapId)).data;
  const [how, setHow] = useHow();
  const format = formats.find((one) => one.ending === how.format) ?? formats[0]!;
  const view = format.views.includes(how.view) ? how.view : format.views[0]!;
  const stop = useRef<AbortController>(undefined);
  const made = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      const proof = format.has_figures ? how.proof : undefined;
      const asked = { ...how, format: format.ending, view, proof };
      return exportMap(workspaceId, mapId, asked, stop.current.signal);
    },
    onSuccess: ({ file, name }) => save(name, file),
  });
  const change = (changed: Partial<Leaving>) => {
    made.reset();
    setHow({ ...how, ...changed });
  };
  const leave = () => {
    stop.current?.abort();
    close();
  };
  const isStopped = made.error && stop.current?.signal.aborted;
  return (
    <Modal
      opened
      onClose={leave}
      title={t("export.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("export.close") }}
    >
      <Stack gap="md">
        <FormatChoice
          formats={formats}
          value={format.ending}
          onChange={(ending) => change({ format: ending })}
        />
        <ExportFields format={format} how={{ ...how, view }} change={change} />
        {made.isPending && <Progress value={100} animated aria-label={t("export.making")} />}
        {made.error && !isStopped && (
          <Alert color="red" role="alert">
            {made.error.message}
          </Alert>
        )}
        {made.data && <Done name={made.data.name} leftOut={made.data.leftOut} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={made.isPending ? () => stop.current?.abort() : leave}>
            {t(made.isPending ? "export.stop" : "export.close")}
          </Button>
          <Button
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={made.isPending}
            onClick={() => made.mutate()}
          >
            {t("export.download")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** It begins with what is looked at on the screen. */
function useHow() {
  const [shown] = useAddress("view");
  const { audience } = useAudience();
  const language = useMapLanguage();
  const view = shown && shown !== "table" ? shown : "grid";
  return useState<Leaving>({ format: "pdf", view, audience, language });
}

function Done({ name, leftOut }: { name: string; leftOut: string[] }) {
  const { t } = useTranslation("maps");
  return (
    <Alert color="sea" icon={<IconCircleCheck />} title={t("export.done", { name })} role="status">
      {leftOut.length > 0 && (
        <>
          <Text size="sm">{t("export.left_out")}</Text>
          <List size="sm">
            {leftOut.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
