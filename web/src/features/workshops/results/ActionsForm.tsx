import { Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { documentsQuery, makeDocument } from "@/documents/api";
import { makeActions } from "./api";
import { type FormProps, Making } from "./form";

const NEW = "";

/** Puts results into a plan as actions: what got most votes gets most impact. */
export function ActionsForm({ documentId, results, onDone }: FormProps) {
  const { t, i18n } = useTranslation("workshops");
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const plans = useQuery(documentsQuery(workspaceId, "plan")).data;
  const [chosen, choose] = useState<string | null>(null);
  const plan = chosen ?? plans?.[0]?.id ?? NEW;
  const make = async () => {
    const title = t("become.plan_title");
    const id = plan || (await makeDocument(workspaceId, "plan", i18n.language, { title })).id;
    choose(id); // trying again makes no second plan
    const made = await makeActions({ workspaceId, documentId, results: results.map((one) => one.id) }, id);
    await queries.invalidateQueries({ queryKey: ["documents", workspaceId, "plan"] });
    return made;
  };
  return (
    <Making what="actions" make={make} isReady={plans !== undefined} onDone={onDone}>
      <Select
        label={t("become.plan")}
        data={[
          ...(plans ?? []).map((one) => ({ value: one.id, label: one.title })),
          { value: NEW, label: t("become.plan_new") },
        ]}
        value={plan}
        onChange={choose}
        allowDeselect={false}
      />
    </Making>
  );
}
