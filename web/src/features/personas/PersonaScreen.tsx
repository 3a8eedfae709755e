import { useDocumentTitle } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { PersonaBody } from "@/features/personas/PersonaBody";
import { PersonaHead } from "@/features/personas/PersonaHead";
import classes from "@/features/personas/PersonaPage.module.css";
import { PersonaSide } from "@/features/personas/PersonaSide";
import { SavedMark, SaveStatus } from "@/features/personas/SaveStatus";
import type { Persona } from "@/features/personas/types";
import { usePersona } from "@/features/personas/usePersona";

/** What a part of a persona's page shows, and how it changes it; without `onChange` it can only be read. */
export interface PartProps {
  persona: Persona;
  onChange?: (part: Partial<Persona>) => void;
}

/** One persona in full, on one page. */
export default function PersonaScreen() {
  const personaId = useParams({ strict: false, select: (params) => params.personaId ?? "" });
  return <PersonaPage key={personaId} personaId={personaId} />;
}

function PersonaPage({ personaId }: { personaId: string }) {
  const workspaceId = useWorkspaceId();
  const role = useSuspenseQuery(workspaceQuery(workspaceId)).data.role;
  const { kept, state, autosave, persona } = usePersona(workspaceId, personaId);
  const canEdit = role === "owner" || role === "editor";
  const onChange = canEdit ? (part: Partial<Persona>) => autosave.change(part) : undefined;
  useDocumentTitle(`${persona.name} · Klantreis`);
  return (
    <>
      {canEdit && (
        <SaveStatus
          status={state.status}
          conflicts={state.conflicts}
          error={state.error}
          onAgain={() => autosave.flush()}
          onSettle={(whose) => autosave.settle(whose)}
        />
      )}
      <PersonaHead persona={persona} kept={kept} onChange={onChange}>
        {canEdit && <SavedMark status={state.status} />}
      </PersonaHead>
      <div className={classes.page}>
        <PersonaBody persona={persona} onChange={onChange} />
        <PersonaSide persona={persona} kept={kept} onChange={onChange} />
      </div>
    </>
  );
}
