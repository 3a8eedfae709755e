import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["en", "nl"] as const;
export type Language = (typeof LANGUAGES)[number];

// Folders with texts that are not of one feature.
const SHARED = ["components", "documents"];

/** Every feature keeps its texts beside it: `features/maps/texts.nl.json` is the namespace `maps`. */
const files = import.meta.glob<{ default: Record<string, unknown> }>([
  "../features/*/texts.*.json",
  "../components/texts.*.json",
  "../documents/texts.*.json",
]);

function fileOf(language: string, namespace: string) {
  const folder = SHARED.includes(namespace) ? `../${namespace}` : `../features/${namespace}`;
  return files[`${folder}/texts.${language}.json`];
}

/** Starts the texts in the language that was chosen, or else the browser's. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use({
      type: "backend" as const,
      read(language: string, namespace: string, done: (error: unknown, texts: unknown) => void) {
        const load = fileOf(language, namespace);
        if (!load) return done(new Error(`No texts ${namespace}.${language}`), null);
        load().then(
          (file) => done(null, file.default),
          (error) => done(error, null),
        );
      },
    })
    .init({
      lng: firstLanguage(),
      fallbackLng: "en",
      supportedLngs: [...LANGUAGES],
      ns: ["components"],
      defaultNS: "components",
      interpolation: { escapeValue: false }, // React escapes
      react: { useSuspense: true },
    });
  document.documentElement.lang = i18next.language;
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
    document.cookie = `django_language=${language};path=/;max-age=31536000;samesite=lax`;
  });
}

function firstLanguage(): Language {
  const chosen = document.cookie.match(/(?:^|; )django_language=(\w\w)/)?.[1];
  const wanted = [chosen, ...navigator.languages].map((one) => one?.slice(0, 2));
  return LANGUAGES.find((one) => one === wanted.find((w) => w === "nl" || w === "en")) ?? "en";
}
