import { Page } from "@/components/Page";

export default function PathsScreen() {
  return <Page title="PathsScreen">…</Page>;
}
