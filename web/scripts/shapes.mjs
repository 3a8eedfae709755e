// Writes what the editor checks an edit by: the published schema of maps without the words for people.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { $defs: shapes } = JSON.parse(readFileSync(here("../../docs/schema/map.json"), "utf8"));
const bare = JSON.stringify(shapes, (_, value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const isWords = ([name, inner]) => ["title", "description"].includes(name) && typeof inner === "string";
  return Object.fromEntries(Object.entries(value).filter((entry) => !isWords(entry)));
});
mkdirSync(here("../src/mapping/generated"), { recursive: true });
writeFileSync(here("../src/mapping/generated/shapes.json"), bare);
