import { Page } from "@/components/Page";

export default function DraftScreen() {
  return <Page title="DraftScreen">…</Page>;
}
