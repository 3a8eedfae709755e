import { Page } from "@/components/Page";

export default function PersonsScreen() {
  return <Page title="PersonsScreen">…</Page>;
}
