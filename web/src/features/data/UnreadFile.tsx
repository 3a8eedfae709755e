import { Button, Group, Text } from "@mantine/core";
import { IconFileAlert } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/client";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";

interface UnreadFileProps {
  name?: string;
  error: unknown;
  onLeave: () => void;
  /** Takes back what was chosen of how the file is written; none when nothing was. */
  onAsRecognised?: () => void;
}

/** A file of which nothing can be shown, and why. */
export function UnreadFile({ name, error, onLeave, onAsRecognised }: UnreadFileProps) {
  const { t } = useTranslation("data");
  const isGone = error instanceof Problem && error.status === 404;
  return (
    <Page title={name ?? t("title")}>
      <Empty
        icon={<IconFileAlert />}
        title={isGone ? t("unread.gone") : t("unread.title")}
        action={
          <Group justify="center">
            {onAsRecognised && <Button onClick={onAsRecognised}>{t("unread.as_recognised")}</Button>}
            <Button variant={onAsRecognised ? "default" : "filled"} onClick={onLeave}>
              {t("unread.back")}
            </Button>
          </Group>
        }
      >
        <Text span>
          {isGone ? t("unread.gone_why") : error instanceof Error ? error.message : String(error)}
        </Text>
      </Empty>
    </Page>
  );
}
