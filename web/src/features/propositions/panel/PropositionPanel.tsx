import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { SidePanel } from "@/documents/frame/SidePanel";
import { useProposition } from "../useProposition";
import { CanvasFields } from "./CanvasFields";
import { Feed } from "./Feed";
import { ItemFields } from "./ItemFields";
import { NeedFields } from "./NeedFields";
import { OfferFields } from "./OfferFields";

/** The part that the address names, beside the canvas; or what the workspace knows already. */
export function PropositionPanel() {
  const { t } = useTranslation("propositions");
  const [at, open] = useAddress("at");
  const shown = useShown(at);
  const close = () => open(undefined);
  return (
    <SidePanel
      id={shown && at}
      title={t(`panel.${shown?.what ?? "need"}`)}
      remove={shown?.isFixed ? undefined : t(`remove.${shown?.what ?? "need"}`)}
      onClose={close}
    >
      {shown?.fields}
    </SidePanel>
  );
}

/** What is open, of whatever sort. */
function useShown(at: string | undefined) {
  const { canvases, canvas } = useProposition();
  if (at === "feed") {
    return canvas && { what: "feed", isFixed: true, fields: <Feed key={canvas.id} canvas={canvas} /> };
  }
  for (const one of canvases) {
    if (one.id === at) return { what: "canvas", fields: <CanvasFields key={at} canvas={one} /> };
    const need = one.needs.find(({ id }) => id === at);
    if (need) return { what: "need", fields: <NeedFields key={at} canvas={one} need={need} /> };
    for (const offer of one.offers) {
      if (offer.id === at) {
        return {
          what: offer.is_ours ? "ours" : "competitor",
          isFixed: offer.is_ours,
          fields: <OfferFields key={at} offer={offer} />,
        };
      }
      const item = offer.items.find(({ id }) => id === at);
      if (item)
        return { what: "item", fields: <ItemFields key={at} canvas={one} offer={offer} item={item} /> };
    }
  }
  return undefined;
}
