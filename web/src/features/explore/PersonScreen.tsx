import { Page } from "@/components/Page";

export default function PersonScreen() {
  return <Page title="PersonScreen">…</Page>;
}
