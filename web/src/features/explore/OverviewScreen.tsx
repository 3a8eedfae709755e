import { Page } from "@/components/Page";

export default function OverviewScreen() {
  return <Page title="OverviewScreen">…</Page>;
}
