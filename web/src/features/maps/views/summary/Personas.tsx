import { Avatar } from "@mantine/core";
import { useWorkspaceId } from "@/api/me";
import { imageAddress } from "../../images";
import { useDocument, useSaid } from "../../useMap";
import classes from "./Summary.module.css";

/** Whose journey it is: name, words of their own, a portrait. */
export function Personas() {
  const said = useSaid();
  const workspaceId = useWorkspaceId();
  const { head, personas } = useDocument();
  return head.personas.map((id) => {
    const persona = personas.find((one) => one.id === id);
    return (
      <section key={id} className={classes.persona}>
        <Avatar
          size={52}
          src={persona?.portrait ? imageAddress(persona.portrait, workspaceId) : undefined}
          name={persona?.name ?? id}
          alt=""
        />
        <div>
          <h3>{persona?.name ?? id}</h3>
          {persona?.quote && <q>{said(persona.quote)}</q>}
          {!persona?.quote && persona?.description && <p>{said(persona.description)}</p>}
        </div>
      </section>
    );
  });
}
