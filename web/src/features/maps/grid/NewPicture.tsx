// biome-ignore-all lint/a11y: Escape in the buttons ends what was begun
import { Button, FileButton, Group, Text } from "@mantine/core";
import { IconPhotoUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { PICTURES, sendPicture } from "../images";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { useController } from "./useGrid";

/** Asks for a picture in a lane of images. */
export function NewPicture() {
  const { t, workspaceId } = useFacts();
  const controller = useController();
  const sending = useMutation({
    mutationFn: (file: File) => sendPicture(workspaceId, file),
    onSuccess: (kept) => controller.commit(kept.path, "stay"),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") controller.cancel();
  };
  return (
    <div className={classes.writer} onKeyDown={onKeyDown}>
      <Group gap={6}>
        <FileButton accept={PICTURES} onChange={(file) => file && sending.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              autoFocus
              size="compact-sm"
              variant="light"
              leftSection={<IconPhotoUp size={16} />}
              loading={sending.isPending}
            >
              {t("grid.choose_picture")}
            </Button>
          )}
        </FileButton>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={controller.cancel}>
          {t("new.cancel")}
        </Button>
      </Group>
      {sending.error && (
        <Text size="xs" c="red" role="alert">
          {sending.error.message}
        </Text>
      )}
    </div>
  );
}
