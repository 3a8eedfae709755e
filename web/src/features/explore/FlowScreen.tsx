import { Page } from "@/components/Page";

export default function FlowScreen() {
  return <Page title="FlowScreen">…</Page>;
}
