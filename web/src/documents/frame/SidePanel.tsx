import { ActionIcon, CloseButton, Title, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { PartComments } from "../talk/CommentsSide";
import { useOpen } from "../useDocument";
import classes from "./Frame.module.css";

interface SidePanelProps {
  /** The part that is open; nothing is shown without. */
  id: string | undefined;
  title: string;
  /** What the button says that removes the part; none without. */
  remove?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A part of the document beside it; goes into it when it opens, and back to what opened it. */
export function SidePanel({ id, title, remove, onClose, children }: SidePanelProps) {
  const { t } = useTranslation("documents");
  const { canEdit, apply } = useOpen();
  const panel = useRef<HTMLElement>(null);
  useOpenedFocus(panel, id);
  if (id === undefined) return null;
  return (
    <aside
      ref={panel}
      className={`${classes.panel} not-printed`}
      aria-labelledby="side-panel-title"
      onKeyDown={(event) => event.key === "Escape" && !isOfField(event.target) && onClose()}
    >
      <div className={classes.panelHead}>
        <Title order={2} size="h5" id="side-panel-title" tabIndex={-1}>
          {title}
        </Title>
        <PartComments id={id} />
        {canEdit && remove && (
          <Tooltip label={remove}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={remove}
              onClick={() => {
                apply({ op: "remove", id });
                onClose();
              }}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Tooltip>
        )}
        <CloseButton aria-label={t("close")} onClick={onClose} />
      </div>
      <div className={classes.panelBody}>{children}</div>
    </aside>
  );
}

/** Whether Escape is for a field: it closes a list or a calendar there. */
const isOfField = (target: EventTarget) =>
  target instanceof Element && target.closest("input, textarea, [role=listbox], [role=dialog]") !== null;

function useOpenedFocus(panel: React.RefObject<HTMLElement | null>, id: string | undefined) {
  const from = useRef<Element | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (id !== undefined && !isFirst.current) {
      if (!panel.current?.contains(document.activeElement)) from.current = document.activeElement;
      panel.current?.querySelector<HTMLElement>("#side-panel-title")?.focus({ preventScroll: true });
    } else if (id === undefined && from.current instanceof HTMLElement && from.current.isConnected) {
      from.current.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [id, panel]);
}
