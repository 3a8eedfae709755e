import { Avatar, Button, FileButton, Stack } from "@mantine/core";
import { IconPhotoUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { addImage } from "@/features/personas/api";

interface PortraitProps {
  name: string;
  /** The path of an image of the workspace. */
  path: string | null;
  size: number;
}

// Some of the colours that initials get are too pale to be read.
const READABLE = { placeholder: { color: "var(--mantine-color-text)" } };

/** The picture of a persona, or the first letters of its name. */
export function Portrait({ name, path, size }: PortraitProps) {
  const workspaceId = useWorkspaceId();
  const src = path?.startsWith("images/") ? `/api/workspaces/${workspaceId}/${path}` : undefined;
  return (
    <Avatar
      src={src}
      name={name}
      alt=""
      size={size}
      radius={size}
      color="initials"
      variant="light"
      styles={READABLE}
    />
  );
}

/** The picture, and how to choose another one. */
export function EditedPortrait({
  onChange,
  ...portrait
}: PortraitProps & { onChange: (path: string | null) => void }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const upload = useMutation({
    mutationFn: (file: File) => addImage(workspaceId, file),
    onSuccess: onChange,
    onError: tellFailure,
  });
  return (
    <Stack gap={6} align="center">
      <Portrait {...portrait} />
      <FileButton
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={(file) => file && upload.mutate(file)}
        inputProps={{ "aria-label": t("portrait.file") }}
      >
        {(props) => (
          <Button
            {...props}
            variant="subtle"
            size="compact-xs"
            loading={upload.isPending}
            leftSection={<IconPhotoUp size={14} aria-hidden />}
            className="not-printed"
          >
            {t(portrait.path ? "portrait.change" : "portrait.choose")}
          </Button>
        )}
      </FileButton>
      {portrait.path && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className="not-printed"
          onClick={() => onChange(null)}
        >
          {t("portrait.remove")}
        </Button>
      )}
    </Stack>
  );
}
