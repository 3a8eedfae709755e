export const HEAD = "head";
const MOST_LETTERS = 40;

/** A short id made of a text: "Betaalt, met iDEAL" gives betaalt-met-ideal. */
export function slug(text: string, otherwise: string): string {
  const plain = [...text.normalize("NFKD")].filter((letter) => letter <= "\x7f").join("");
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let short = words.join("-").slice(0, MOST_LETTERS + 1);
  if (short.length > MOST_LETTERS) {
    const end = short.lastIndexOf("-");
    short = end > 0 ? short.slice(0, end) : short.slice(0, MOST_LETTERS);
  }
  return short === "" || short === HEAD ? otherwise : short;
}

/** The slug of a text, with -2, -3 … behind it when that id is taken. */
export function newId(text: string, isTaken: (id: string) => boolean, otherwise = "part"): string {
  const base = slug(text, otherwise);
  let id = base;
  for (let number = 2; isTaken(id); number++) id = `${base}-${number}`;
  return id;
}
