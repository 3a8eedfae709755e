import { Page } from "@/components/Page";

export default function TouchpointsScreen() {
  return <Page title="TouchpointsScreen">…</Page>;
}
