import { Button } from "@mantine/core";
import { IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Empty } from "@/components/Empty";
import { ButtonLink } from "@/components/links";
import { useMayEdit } from "./useRegister";
import { useShown } from "./useShown";

/** A register without touchpoints, and the two ways to fill it. */
export function NoTouchpoints({ nWaiting }: { nWaiting: number }) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const [, show] = useShown();
  const mayEdit = useMayEdit();
  const workspaceId = useWorkspaceId();
  if (nWaiting > 0)
    return (
      <Empty
        icon={<IconTargetArrow />}
        title={t("empty.waiting", { count: nWaiting, n: formats.number(nWaiting) })}
        action={
          mayEdit && <Button onClick={() => show({ view: "unregistered" })}>{t("empty.name_them")}</Button>
        }
      >
        {t("empty.waiting_text")}
      </Empty>
    );
  return (
    <Empty
      icon={<IconTargetArrow />}
      title={t("empty.title")}
      action={
        mayEdit && (
          <ButtonLink to="/w/$workspaceId/data" params={{ workspaceId }}>
            {t("empty.bring_data")}
          </ButtonLink>
        )
      }
    >
      {t("empty.text")}
    </Empty>
  );
}
