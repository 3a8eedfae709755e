import { Page } from "@/components/Page";

export default function DataScreen() {
  return <Page title="DataScreen">…</Page>;
}
