import type { MantineColorsTuple, MantineThemeOverride } from "@mantine/core";

const sea: MantineColorsTuple = [
  "#e8f7f6",
  "#d3ebe9",
  "#a5d7d3",
  "#74c2bc",
  "#4db0a9",
  "#2f9f98",
  "#148b85",
  "#0b6e6e",
  "#065c5c",
  "#004b4b",
];

/** How the app looks: calm surfaces, one accent, figures that line up. */
export const theme: MantineThemeOverride = {
  colors: { sea },
  primaryColor: "sea",
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  defaultRadius: "md",
  fontFamily: 'system-ui, "Segoe UI", Roboto, sans-serif',
  headings: { fontWeight: "650" },
  cursorType: "pointer",
};
