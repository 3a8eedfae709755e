import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { useCommentCounts } from "@/documents/talk/useTalk";
import { useColleagues } from "../people";
import { useChannels } from "../register";
import { useSaid, useView } from "../useMap";
import { GridFactsContext } from "./GridFacts";

/** Finds what every card looks at. */
export function GridFactsProvider({ children }: { children: ReactNode }) {
  const workspaceId = useWorkspaceId();
  const channels = useChannels();
  const comments = useCommentCounts();
  const people = useColleagues();
  const described = useView((view) => view.document!.personas);
  const isToBe = useView((view) => view.document!.head.state === "to_be");
  const canEdit = useView((view) => view.canEdit);
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const facts = useMemo(
    () => ({
      canEdit,
      t,
      said,
      formats,
      workspaceId,
      channels,
      comments,
      colleagues: new Map(people.flatMap((one) => (one.part ? [[one.part, one] as const] : []))),
      personas: new Map(described.map((one) => [one.id, one.name])),
      isToBe,
    }),
    [canEdit, t, said, formats, workspaceId, channels, comments, people, described, isToBe],
  );
  return <GridFactsContext value={facts}>{children}</GridFactsContext>;
}
