import { Page } from "@/components/Page";

export default function SettingsScreen() {
  return <Page title="SettingsScreen">…</Page>;
}
