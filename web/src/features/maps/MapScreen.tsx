import { Page } from "@/components/Page";

export default function MapScreen() {
  return <Page title="MapScreen">…</Page>;
}
