import { Page } from "@/components/Page";

export default function VariantsScreen() {
  return <Page title="VariantsScreen">…</Page>;
}
