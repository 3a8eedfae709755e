import { describe, expect, it } from "vitest";

type Texts = { [key: string]: string | Texts };

const files = import.meta.glob<{ default: Texts }>(
  ["../features/*/texts.*.json", "../components/texts.*.json", "../documents/texts.*.json"],
  {
    eager: true,
  },
);

function keysOf(texts: Texts, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

function blanksOf(texts: Texts): string[] {
  return Object.values(texts).flatMap((value) =>
    typeof value === "string"
      ? [
          [...value.matchAll(/\{\{(\w+)/g)]
            .map((m) => m[1])
            .sort()
            .join(),
        ]
      : blanksOf(value),
  );
}

const english = Object.entries(files).filter(([path]) => path.endsWith(".en.json"));

describe.each(english)("%s", (path, texts) => {
  const dutch = files[path.replace(".en.", ".nl.")]?.default ?? {};

  it("says the same in Dutch", () => {
    expect(keysOf(dutch).sort()).toEqual(keysOf(texts.default).sort());
  });

  it("fills in the same blanks in Dutch", () => {
    expect(blanksOf(dutch)).toEqual(blanksOf(texts.default));
  });
});
