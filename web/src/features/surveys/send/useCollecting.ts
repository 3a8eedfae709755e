import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWorkspaceId } from "@/api/me";
import { useDocumentId } from "@/documents/address";
import { answersKey, collectingQuery } from "../api";
import { useSurvey } from "../useSurvey";

/** How the survey collects; asked anew when its days have reached the server. */
export function useCollecting() {
  const { survey, waiting } = useSurvey();
  const documentId = useDocumentId();
  const queries = useQueryClient();
  const days = `${survey.opens_on} ${survey.closes_on}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server says follows from the days
  useEffect(() => {
    if (waiting === 0)
      void queries.invalidateQueries({ queryKey: [...answersKey(documentId), "collecting"] });
  }, [days, waiting === 0, documentId, queries]);
  return useQuery(collectingQuery(useWorkspaceId(), documentId)).data;
}
