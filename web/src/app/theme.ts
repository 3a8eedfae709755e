import type { MantineColorsTuple, MantineThemeOverride } from "@mantine/core";

const sea: MantineColorsTuple = [
  "#e8f7f6",
  "#d3ebe9",
  "#a5d7d3",
  "#74c2bc",
  "#4db0a9",
  "#2f9f98",
  "#118079",
  "#0b6e6e",
  "#065c5c",
  "#004b4b",
];

/** The dark surfaces lean to the accent: 7 is the page's, 6 a card's and a field's, 4 a line. */
const dark: MantineColorsTuple = [
  "#d6e0dd",
  "#bccac6",
  "#a5b5b0",
  "#6f827c",
  "#3b4b47",
  "#2c3a36",
  "#1d2826",
  "#18211f",
  "#131b19",
  "#0d1312",
];

/** How the app looks: calm surfaces, one accent, figures that line up. */
export const theme: MantineThemeOverride = {
  colors: { sea, dark },
  primaryColor: "sea",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: "md",
  fontFamily: 'system-ui, "Segoe UI", Roboto, sans-serif',
  headings: { fontWeight: "650" },
  cursorType: "pointer",
  components: {
    // A title in the alert's own colour is too pale on its ground to be read by all.
    Alert: { styles: { label: { color: "var(--mantine-color-text)" } } },
  },
};
