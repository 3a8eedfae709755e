import { IconNotes } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { meQuery, useWorkspaceId, workspaceQuery } from "@/api/me";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";
import { InviteButton } from "./invite/InviteButton";
import { PrepareButton } from "./prepare/PrepareButton";
import { PreparePanel } from "./prepare/PreparePanel";
import { SeatContext } from "./useWorkshop";
import { WorkshopView } from "./WorkshopView";

/** One workshop, as a member of the workspace has it. Owners and editors lead. */
export default function WorkshopScreen() {
  const { t } = useTranslation("workshops");
  const me = useSuspenseQuery(meQuery).data;
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const isLeader = role === "owner" || role === "editor";
  const seat = useMemo(
    () => ({ id: `member-${me.id}`, name: me.name || me.email, isLeader }),
    [me, isLeader],
  );
  const views = [{ name: "board", label: t("name"), icon: IconNotes, Shown: WorkshopView }];
  const actions = (
    <>
      <PrepareButton />
      <InviteButton />
    </>
  );
  return (
    <SeatContext value={seat}>
      <DocumentFrame kind="workshop" views={views} panel={<PreparePanel />} actions={actions} />
    </SeatContext>
  );
}
