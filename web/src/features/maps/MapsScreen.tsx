import { Page } from "@/components/Page";

export default function MapsScreen() {
  return <Page title="MapsScreen">…</Page>;
}
