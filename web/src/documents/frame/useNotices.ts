import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "@/live/view";

/** Tells why an edit is not in the document. */
export function useNotices(): (notice: Notice) => void {
  const { t } = useTranslation("documents");
  return useMemo(
    () =>
      ({ kind, code, values, detail }) => {
        notifications.show({
          id: `${kind}-${code}`,
          color: kind === "dropped" ? "red" : "orange",
          title: t(`notice.${kind}`),
          message: detail ?? t([`refused.${code}`, "refused.other"], { ...values, code }),
          autoClose: kind === "dropped" ? false : 6000,
        });
      },
    [t],
  );
}
