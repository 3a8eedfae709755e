/** The files of a part of a document: of all of it, of the guide, of the results. */
export interface Part {
  readonly part: string;
  readonly endings: readonly string[];
}

/** Formats by what they show, in their order: `guide-pdf` is the PDF of the guide, `yaml` the YAML of all. */
export function byPart(formats: readonly string[]): Part[] {
  const found = new Map<string, string[]>();
  for (const format of formats) {
    const cut = format.lastIndexOf("-");
    const part = format.slice(0, Math.max(cut, 0));
    found.set(part, [...(found.get(part) ?? []), format.slice(cut + 1)]);
  }
  return [...found].map(([part, endings]) => ({ part, endings }));
}

/** What a language is called, with a capital. */
export function languageName(code: string, shown: string): string {
  const name = new Intl.DisplayNames([shown], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(shown) + name.slice(1);
}
