import { Page } from "@/components/Page";

export default function PersonasScreen() {
  return <Page title="PersonasScreen">…</Page>;
}
