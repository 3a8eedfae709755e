import { useMutation } from "@tanstack/react-query";
import { AsideForm, TakeBackButton } from "@/components/Aside";
import { tellFailure } from "@/components/told";
import { useStore, useView } from "@/features/maps/useMap";
import type { Aside } from "@/mapping/types";
import { asideOfFinding } from "./api";
import type { Finding, Proof } from "./types";
import { useProof } from "./useProof";

interface FindingAsideProps {
  proof: Proof;
  finding: Finding;
  /** How it was set aside, when it was and did not come back. */
  aside: Aside | undefined;
}

/** Sets a finding aside or takes it back: an edit of the map like any other. */
export function FindingAside({ proof, finding, aside }: FindingAsideProps) {
  const { of } = useProof();
  const store = useStore();
  const canEdit = useView((view) => view.canEdit);
  const made = useMutation({
    mutationFn: (why: string) => asideOfFinding(of, proof.id, finding.id, why),
    onSuccess: (operation) => void store.apply(operation),
    onError: tellFailure,
  });
  if (!canEdit) return null;
  if (!aside) return <AsideForm isPending={made.isPending} onAside={made.mutate} />;
  return <TakeBackButton onBack={() => store.apply({ op: "remove", id: aside.id })} />;
}
