import { DatesProvider } from "@mantine/dates";
import { useDocumentTitle } from "@mantine/hooks";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useAddress, useDocumentId } from "../address";
import type { Kind } from "../structure";
import { CommentsSide, useCommentsSide } from "../talk/CommentsSide";
import { DocumentProvider, useOpen, useSaid } from "../useDocument";
import "dayjs/locale/nl";
import { DocumentBar } from "./DocumentBar";
import classes from "./Frame.module.css";
import { useNotices } from "./useNotices";
import { useUndoKeys } from "./useUndoKeys";

/** One way to look at a document; `name` is what the address says. */
export interface View {
  name: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What is shown: best loaded when it is opened (`lazy`). */
  Shown: ComponentType;
}

interface DocumentFrameProps {
  kind: Kind;
  /** The ways to look at it; the first is shown when the address names none. */
  views: readonly View[];
  /** What stands beside the view: a part that is opened. */
  panel?: ReactNode;
  /** Buttons of this kind alone, before those of every document. */
  actions?: ReactNode;
}

/** The document that the address names: opened live, with its bar, a view of it and a panel. */
export function DocumentFrame(props: DocumentFrameProps) {
  const documentId = useDocumentId();
  return (
    <DocumentProvider kind={props.kind} documentId={documentId} key={documentId} onNotice={useNotices()}>
      <Opened {...props} />
    </DocumentProvider>
  );
}

function Opened(props: DocumentFrameProps) {
  const { document, error, retry } = useOpen();
  if (document) return <Frame {...props} />;
  return error ? <Failure error={error} reset={retry} /> : <Waiting rows={8} />;
}

function Frame({ kind, views, panel, actions }: DocumentFrameProps) {
  const { i18n } = useTranslation();
  const { document } = useOpen();
  useDocumentTitle(`${useSaid()(document!.title)} · Klantreis`);
  useUndoKeys();
  const [name] = useAddress("tab");
  const [isTalking] = useCommentsSide();
  const { Shown } = views.find((one) => one.name === name) ?? views[0]!;
  return (
    <div className={classes.frame}>
      <DocumentBar kind={kind} views={views} actions={actions} />
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
        <div className={classes.room}>
          <div className={classes.view}>
            <Suspense fallback={<Waiting rows={8} />}>
              <Shown />
            </Suspense>
          </div>
          <CommentsSide />
          {!isTalking && panel}
        </div>
      </DatesProvider>
    </div>
  );
}
