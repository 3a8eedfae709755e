import { useTranslation } from "react-i18next";
import { Comments } from "@/documents/talk/Comments";
import { find } from "@/mapping/places";
import { titleOf } from "../titles";
import { useDocument, useSaid, useView } from "../useMap";

/** What the team says about the map, or about what is selected. */
export default function CommentsPanel() {
  const { t } = useTranslation("maps");
  const { t: tDocuments } = useTranslation("documents");
  const said = useSaid();
  const map = useDocument();
  const selected = useView((view) => view.selected);
  const nameOf = (part: string | null) => {
    const found = part === null ? undefined : find(map, part);
    if (found) return said(titleOf(found.part));
    return part === null ? t("comments.whole") : tDocuments("comments.gone");
  };
  return <Comments part={selected && find(map, selected) ? selected : null} nameOf={nameOf} />;
}
