import { Page } from "@/components/Page";

export default function FunnelScreen() {
  return <Page title="FunnelScreen">…</Page>;
}
