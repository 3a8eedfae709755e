import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Waiting } from "@/components/Waiting";
import { useAddress } from "../address";
import { SidePanel } from "../frame/SidePanel";
import { useOpen } from "../useDocument";
import { Comments } from "./Comments";
import { nameOf, partIn } from "./naming";
import { useCommentCounts } from "./useTalk";

const COMMENTS = "comments";

/** Whether the comments stand beside the document, and how to open and close them. */
export function useCommentsSide(): [boolean, (isOpen: boolean) => void] {
  const [panel, setPanel] = useAddress("panel");
  return [panel === COMMENTS, (isOpen) => setPanel(isOpen ? COMMENTS : undefined)];
}

/** What the team says about the document, or about the part that is open. */
export function CommentsSide() {
  const { t, i18n } = useTranslation("documents");
  const [isOpen, setOpen] = useCommentsSide();
  const [at] = useAddress("at");
  const document = useOpen().document!;
  const part = at !== undefined && partIn(document, at) ? at : null;
  const nameOfPart = (id: string | null) => {
    if (id === null) return t("comments.whole");
    const found = partIn(document, id);
    if (!found) return t("comments.gone");
    return nameOf(found, i18n.language, document.languages) || t("comments.part");
  };
  return (
    <SidePanel id={isOpen ? COMMENTS : undefined} title={t("comments.title")} onClose={() => setOpen(false)}>
      <Suspense fallback={<Waiting rows={5} />}>
        <Comments part={part} nameOf={nameOfPart} />
      </Suspense>
    </SidePanel>
  );
}

/** Opens the comments, and tells how many threads are open. */
export function CommentsButton() {
  const { t } = useTranslation("documents");
  const [isOpen, setOpen] = useCommentsSide();
  const count = [...useCommentCounts().values()].reduce((total, one) => total + one, 0);
  const label = t("comments.open", { count });
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isOpen ? "light" : "subtle"}
        color={isOpen ? undefined : "gray"}
        aria-label={label}
        aria-pressed={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Indicator label={count} size={15} disabled={count === 0} offset={1}>
          <IconMessage size={18} aria-hidden />
        </Indicator>
      </ActionIcon>
    </Tooltip>
  );
}

/** Opens the comments on a part, from beside it. */
export function PartComments({ id }: { id: string }) {
  const { t } = useTranslation("documents");
  const [, setOpen] = useCommentsSide();
  const document = useOpen().document!;
  const count = useCommentCounts().get(id) ?? 0;
  if (!partIn(document, id)) return null;
  const label = t("comments.of_part", { count });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => setOpen(true)}>
        <Indicator label={count} size={15} disabled={count === 0} offset={1}>
          <IconMessage size={18} aria-hidden />
        </Indicator>
      </ActionIcon>
    </Tooltip>
  );
}
