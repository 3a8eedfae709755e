import { Button, FileButton, Image, Stack, Text } from "@mantine/core";
import { IconPhotoUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import type { CardOf } from "@/mapping/types";
import { imageAddress, PICTURES, sendPicture } from "../images";
import { useSaid, useView } from "../useMap";
import { useSet } from "./fields";

/** The picture of an image card, and another in its place. */
export function PictureField({ card }: { card: CardOf<"image"> }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const workspaceId = useWorkspaceId();
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(card.id, "image");
  const sending = useMutation({
    mutationFn: (file: File) => sendPicture(workspaceId, file),
    onSuccess: (kept) => set(kept.path),
  });
  const address = imageAddress(card.image, workspaceId);
  return (
    <Stack gap="xs" align="flex-start">
      {address ? (
        <Image src={address} alt={said(card.text)} radius="md" />
      ) : (
        <Text size="sm">{card.image}</Text>
      )}
      {canEdit && (
        <FileButton accept={PICTURES} onChange={(file) => file && sending.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              leftSection={<IconPhotoUp size={16} />}
              loading={sending.isPending}
            >
              {t("details.picture")}
            </Button>
          )}
        </FileButton>
      )}
      {sending.error && <Failure error={sending.error} />}
    </Stack>
  );
}
