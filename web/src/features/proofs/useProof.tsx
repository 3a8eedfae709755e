import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { type Job, useCancelJob, useJob } from "@/components/job";
import { lensOf } from "@/features/lens/lens";
import { useMapId, useView } from "@/features/maps/useMap";
import { knownQuery, type Of, proofQuery, type Question, startProof } from "./api";
import { lensOfProof } from "./question";
import type { Proof } from "./types";

/** What the map screen knows of the proof that is looked at. */
export interface Proving {
  of: Of;
  question: Question;
  /** Whether the proof is drawn over the map. */
  isShown: boolean;
  /** Whether the proof that is shown, or lack of one, is still that of the question before. */
  isAsking: boolean;
  /** Undefined while there is none, or none yet. */
  proof: Proof | undefined;
  /** Whether it is of the map and the data as they are now. */
  isCurrent: boolean;
  /** Whether an earlier proof was chosen, and a later one through the same lens is there. */
  isEarlier: boolean;
  /** The proof beside which it is laid. */
  other: Proof | undefined;
  error: unknown;
  /** The work that makes a proof, while there is any and when it failed. */
  job: Job | undefined;
  isStarting: boolean;
  start: () => void;
  cancel: () => void;
  /** Changes the address: the lens, the persona, which proofs are looked at, which finding is open. */
  look: (changes: Record<string, unknown>) => void;
}

const ProofContext = createContext<Proving | null>(null);

export function useProof(): Proving {
  const proving = use(ProofContext);
  if (!proving) throw new Error("There is no proof here: ProofProvider must be above.");
  return proving;
}

/** A field of the address. */
export function useSearched(field: string): string | undefined {
  return useSearch({
    strict: false,
    select: (search) => (typeof search[field] === "string" ? search[field] : undefined),
  });
}

/** Knows the proof that the address asks for, for all below. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const panel = useSearched("panel");
  const chosen = useSearched("proof");
  const isShown = panel === "proof" || chosen !== undefined;
  const proving = useProving(isShown, chosen);
  return <ProofContext value={proving}>{children}</ProofContext>;
}

function useProving(isShown: boolean, chosen: string | undefined): Proving {
  const of = { workspaceId: useWorkspaceId(), mapId: useMapId() };
  const question = useQuestion();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const pinned = chosen === "on" ? undefined : chosen;
  const known = useQuery({
    ...knownQuery(of, question),
    enabled: isShown,
    placeholderData: keepPreviousData,
  });
  const latest = known.data?.proof?.id;
  const proof = useProofDocument(of, pinned ?? latest);
  const other = useProofDocument(of, useSearched("with"));
  const begun = useMutation({
    mutationFn: () => startProof(of, question),
    onSuccess: (found) => {
      if (!found.proof) return;
      queries.setQueryData(knownQuery(of, question).queryKey, found);
      queries.invalidateQueries({ queryKey: ["proofs", of.mapId, "listed"] });
    },
  });
  const { reset } = begun;
  const asked = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was begun is of another question
  useEffect(() => reset(), [asked, reset]);
  useAskAgainAfterEdits(of, isShown);
  const job = useJob(of.workspaceId, begun.data?.job?.id ?? known.data?.job?.id, () =>
    queries.invalidateQueries({ queryKey: ["proofs", of.mapId] }),
  ).data;
  const { mutate: cancelJob } = useCancelJob(of.workspaceId);
  const look = (changes: Record<string, unknown>) =>
    void navigate({ to: ".", search: (search) => ({ ...search, ...changes }), replace: true });
  return {
    of,
    question,
    isShown,
    isAsking: known.isPlaceholderData || known.isPending || (proof.isFetching && !proof.data),
    proof: isShown ? proof.data : undefined,
    isCurrent: (known.data?.is_current ?? false) && (pinned === undefined || pinned === latest),
    isEarlier: pinned !== undefined && latest !== undefined && pinned !== latest,
    other: isShown ? other.data : undefined,
    error: begun.error ?? known.error ?? proof.error,
    job,
    isStarting: begun.isPending,
    start: () => {
      look({ proof: "on" });
      begun.mutate();
    },
    cancel: () => job && cancelJob(job.id),
    look,
  };
}

function useProofDocument(of: Of, proofId: string | undefined) {
  const { i18n } = useTranslation();
  return useQuery({ ...proofQuery(of, proofId ?? "", i18n.language), enabled: proofId !== undefined });
}

function useQuestion(): Question {
  const lens = useSearch({ strict: false, select: (search) => search.lens });
  const persona = useSearched("who") ?? null;
  return useMemo(() => ({ lens: lensOfProof(lensOf(lens)), persona }), [lens, persona]);
}

/** An edit of the map makes its proof one of an earlier map: asks whether it does, once the edits pause. */
function useAskAgainAfterEdits(of: Of, isShown: boolean) {
  const queries = useQueryClient();
  const map = useView((view) => view.document);
  const waiting = useView((view) => view.waiting);
  const [settled] = useDebouncedValue(waiting === 0 ? map : null, 1500);
  useEffect(() => {
    if (isShown && settled) queries.invalidateQueries({ queryKey: ["proofs", of.mapId, "known"] });
  }, [isShown, settled, queries, of.mapId]);
}
