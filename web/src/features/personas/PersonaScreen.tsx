import { Page } from "@/components/Page";

export default function PersonaScreen() {
  return <Page title="PersonaScreen">…</Page>;
}
