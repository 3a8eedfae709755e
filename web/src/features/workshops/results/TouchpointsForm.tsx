import { List } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { said } from "@/mapping/texts";
import { makeTouchpoints } from "./api";
import { type FormProps, Making } from "./form";

/** Puts results into the touchpoint register. */
export function TouchpointsForm({ documentId, workshop, results, onDone }: FormProps) {
  const { i18n } = useTranslation();
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const make = async () => {
    const made = await makeTouchpoints({ workspaceId, documentId, results: results.map((one) => one.id) });
    await queries.invalidateQueries({ queryKey: ["touchpoints", workspaceId] });
    return made;
  };
  return (
    <Making what="touchpoints" make={make} onDone={onDone}>
      <List size="sm">
        {results.map((one) => (
          <List.Item key={one.id}>{said(one.title, i18n.language, workshop.languages)}</List.Item>
        ))}
      </List>
    </Making>
  );
}
