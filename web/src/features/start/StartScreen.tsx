import { Page } from "@/components/Page";

export default function StartScreen() {
  return <Page title="StartScreen">…</Page>;
}
