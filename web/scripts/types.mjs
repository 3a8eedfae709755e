// Writes the types of the API and of the map's document, from what the Python package publishes.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import openapiTS, { astToString } from "openapi-typescript";
import "./shapes.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.KLANTREIS_PYTHON ?? here("../../.venv/bin/python");
const openapi = execFileSync(
  python,
  ["-m", "klantreis.server", "export_openapi_schema", "--api", "klantreis.server.api.api"],
  { encoding: "utf8", maxBuffer: 1 << 26, cwd: here("../..") },
);

mkdirSync(here("../src/api/generated"), { recursive: true });
mkdirSync(here("../src/mapping/generated"), { recursive: true });
writeFileSync(here("../src/api/generated/api.d.ts"), astToString(await openapiTS(openapi)));
for (const [file, name] of [
  ["map", "JourneyMap"],
  ["operation", "Operation"],
]) {
  const schema = JSON.parse(readFileSync(here(`../../docs/schema/${file}.json`), "utf8"));
  // A field that has a default may be left out, and `null` is never written.
  const text = await compile(schema, name, {
    additionalProperties: false,
    bannerComment: "",
    unknownAny: true,
  });
  writeFileSync(here(`../src/mapping/generated/${file}.d.ts`), text);
}
