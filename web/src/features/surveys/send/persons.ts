/** The persons in what was typed or pasted: one a line, or parted by commas, semicolons or tabs; each once. */
export const personsIn = (written: string): string[] => [
  ...new Set(
    written
      .split(/[\n\r,;\t]+/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];
