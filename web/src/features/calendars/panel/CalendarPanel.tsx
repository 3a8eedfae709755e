import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { SidePanel } from "@/documents/frame/SidePanel";
import { useContent } from "../useContent";
import { ItemFields } from "./ItemFields";
import { WantedFields } from "./WantedFields";

/** What the address says to open what content is wanted for. */
export const FOR_WHAT = "wanted";

/** The item that the address names, or what content is wanted for, beside the calendar. */
export function CalendarPanel() {
  const { t } = useTranslation("calendars");
  const [at, open] = useAddress("at");
  const { items } = useContent();
  const item = items.find((one) => one.id === at);
  const id = item?.id ?? (at === FOR_WHAT ? FOR_WHAT : undefined);
  return (
    <SidePanel
      id={id}
      title={t(item ? "item.one" : "wanted.title")}
      remove={item && t("item.remove")}
      onClose={() => open(undefined)}
    >
      {item ? <ItemFields key={id} item={item} /> : id && <WantedFields />}
    </SidePanel>
  );
}
