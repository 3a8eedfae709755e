import { Button } from "@mantine/core";
import { IconArrowsDiff, IconBuildingStore, IconDownload, IconHeartHandshake } from "@tabler/icons-react";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";
import { PropositionPanel } from "./panel/PropositionPanel";
import { useProposition } from "./useProposition";

const VIEWS = [
  { name: "canvas", icon: IconHeartHandshake, Shown: lazy(() => import("./canvas/CanvasTab")) },
  { name: "compare", icon: IconArrowsDiff, Shown: lazy(() => import("./compare/CompareTab")) },
  { name: "company", icon: IconBuildingStore, Shown: lazy(() => import("./company/CompanyTab")) },
] as const;

/** One value proposition: what customers need, what we and others offer for it, and who we are. */
export default function PropositionScreen() {
  const { t } = useTranslation("propositions");
  const views = VIEWS.map((one) => ({ ...one, label: t(`tab.${one.name}`) }));
  return (
    <DocumentFrame kind="proposition" views={views} panel={<PropositionPanel />} actions={<FeedButton />} />
  );
}

/** Opens what the workspace knows already of a customer's needs. */
function FeedButton() {
  const { t } = useTranslation("propositions");
  const { canvas, canEdit } = useProposition();
  const [at, open] = useAddress("at");
  if (!canvas || !canEdit) return null;
  return (
    <Button
      size="compact-sm"
      variant={at === "feed" ? "filled" : "light"}
      leftSection={<IconDownload size={15} />}
      aria-pressed={at === "feed"}
      onClick={() => open(at === "feed" ? undefined : "feed")}
    >
      {t("feed.open")}
    </Button>
  );
}
