import { Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconDoorExit } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { SaveStatus } from "@/documents/frame/SaveStatus";
import { useNotices } from "@/documents/frame/useNotices";
import { OpenDocument, useOpen, useSaid } from "@/documents/useDocument";
import { isGone } from "@/live/polling";
import classes from "./Guest.module.css";
import { guestDoor, guestQuery } from "./guest";
import { SeatContext } from "./useWorkshop";
import { WorkshopView } from "./WorkshopView";

/** The workshop as a guest has it, who joined by its link and has no account. */
export default function GuestScreen() {
  const documentId = useDocumentId();
  const me = useQuery(guestQuery);
  if (me.data?.document_id === documentId) return <Joined me={me.data} />;
  if (me.error && !isGone(me.error)) return <Failure error={me.error} reset={() => me.refetch()} />;
  return me.isPending ? <Waiting rows={6} /> : <Gone />;
}

function Joined({ me }: { me: Shape<"GuestMeOut"> }) {
  const door = useMemo(() => guestDoor(me.document_id, me.guest), [me.document_id, me.guest]);
  const seat = useMemo(() => ({ id: me.guest, name: me.name, isLeader: false }), [me.guest, me.name]);
  return (
    <SeatContext value={seat}>
      <OpenDocument kind="workshop" documentId={me.document_id} door={door} onNotice={useNotices()}>
        <Opened name={me.name} />
      </OpenDocument>
    </SeatContext>
  );
}

function Opened({ name }: { name: string }) {
  const { document, error, retry, connection } = useOpen();
  if (connection === "ended" || (error && isGone(error))) return <Gone />;
  if (document) return <Room name={name} />;
  return error ? <Failure error={error} reset={retry} /> : <Waiting rows={6} />;
}

function Room({ name }: { name: string }) {
  const { t } = useTranslation("workshops");
  const { document } = useOpen();
  const title = useSaid()(document!.title);
  useDocumentTitle(`${title} · Klantreis`);
  return (
    <div className={classes.room}>
      <header className={classes.head}>
        <img src="/static/klantreis/mark.svg" alt="" width={26} height={26} />
        <Title order={1} size="h5" className={classes.title}>
          {title}
        </Title>
        <Group gap={10} wrap="nowrap" ml="auto">
          <SaveStatus />
          <Text size="sm" fw={600} className={classes.me}>
            <span className={classes.hidden}>{t("guest.me")} </span>
            {name}
          </Text>
        </Group>
      </header>
      <main className={classes.main}>
        <WorkshopView />
      </main>
    </div>
  );
}

function Gone() {
  const { t } = useTranslation("workshops");
  useDocumentTitle(`${t("guest.gone")} · Klantreis`);
  return (
    <main>
      <Empty icon={<IconDoorExit />} title={t("guest.gone")} isScreen>
        {t("guest.gone_text")}
      </Empty>
    </main>
  );
}
