import { Page } from "@/components/Page";

export default function DashboardScreen() {
  return <Page title="DashboardScreen">…</Page>;
}
