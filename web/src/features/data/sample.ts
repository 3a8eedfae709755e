import english from "./sample.en.csv?url";
import dutch from "./sample.nl.csv?url";

const NAMES = { en: "example-shop.csv", nl: "voorbeeldwinkel.csv" };

/** A small file of a made-up shop, to try out what an import does. */
export function sampleOf(language: string) {
  const isDutch = language.startsWith("nl");
  return { address: isDutch ? dutch : english, name: isDutch ? NAMES.nl : NAMES.en };
}

/** The same as a file to send. */
export async function sampleFile(language: string): Promise<File> {
  const { address, name } = sampleOf(language);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new File([await answer.blob()], name, { type: "text/csv", lastModified: 0 });
}
