import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useAddress } from "@/documents/address";
import { adding, setting, together } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { useOpen, useSaid } from "@/documents/useDocument";
import { linking } from "./edits";
import { canvasesOf, type Item, idFor, type Need, type Offer, oursOf, type Proposition } from "./proposition";

/** The open value proposition: its canvases, and which one and whose offer the address shows. */
export function useProposition() {
  const { document, ...open } = useOpen<Proposition>();
  const proposition = document!;
  const canvases = useMemo(() => canvasesOf(proposition), [proposition]);
  const [canvasId, showCanvas] = useAddress("canvas");
  const [offerId, showOffer] = useAddress("company");
  const canvas = canvases.find((one) => one.id === canvasId) ?? canvases[0];
  const offer = canvas?.offers.find((one) => one.id === offerId) ?? canvas?.offers[0];
  return { ...open, proposition, canvases, canvas, offer, showCanvas, showOffer };
}

/** Links an item to a need. */
export function useLink() {
  const { proposition, apply } = useProposition();
  return (offer: Offer, item: Item, need: Need) => {
    const operation = linking(offer, item, need, idFor(proposition, `${item.id}-${need.id}`, "link"));
    if (operation) apply(operation);
    return operation !== null;
  };
}

/** What we are called: as the document says, on a canvas, or as the workspace. */
export function useOurName(): string {
  const { t } = useTranslation("propositions");
  const workspace = useQuery(workspaceQuery(useWorkspaceId())).data;
  const { proposition, canvases } = useProposition();
  const onCanvas = canvases.map(oursOf).find((one) => one !== undefined)?.company;
  return proposition.company?.name ?? onCanvas ?? workspace?.name ?? t("company.us");
}

/** Adds a canvas of a persona, or of whom one names, with our offer beside it; gives its id. */
export function useNewCanvas() {
  const { proposition, canvases, apply } = useProposition();
  const words = useWords();
  const ourName = useOurName();
  return (title: string, persona: string | null): string => {
    const id = idFor(proposition, title, "canvas");
    const ours = idFor(proposition, `${ourName}-${canvases.length + 1}`, "offer");
    apply(
      adding("canvas", {
        id,
        title: words(null, title),
        ...(persona && { persona }),
        offers: [{ id: ours, company: ourName, is_ours: true }],
      }),
    );
    return id;
  };
}

/** Sets who we are; a company has a name as soon as anything is said of it. */
export function useSetCompany() {
  const { proposition, apply } = useProposition();
  const name = useOurName();
  return (field: string, value: unknown) => {
    const company: Record<string, unknown> = { name, ...proposition.company, [field]: value };
    if (value === null) delete company[field];
    apply(together([setting("head", "company", company)]));
  };
}

/** What a canvas is called. */
export function useCanvasName() {
  const said = useSaid();
  return (canvas: { title: Parameters<typeof said>[0] }) => said(canvas.title);
}
