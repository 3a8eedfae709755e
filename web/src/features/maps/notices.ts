import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "@/live/view";

/** Tells why an edit is not on the map. */
export function useNotices(): (notice: Notice) => void {
  const { t } = useTranslation("maps");
  return useMemo(
    () =>
      ({ kind, code, values, detail }) => {
        const reason = detail ?? t([`refused.${code}`, "refused.other"], { ...values, code });
        notifications.show({
          id: `${kind}-${code}`,
          color: kind === "dropped" ? "red" : "orange",
          title: t(`notice.${kind}`),
          message: reason,
          autoClose: kind === "dropped" ? false : 6000,
        });
      },
    [t],
  );
}
