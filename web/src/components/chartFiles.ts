import type { TableData } from "./chartRows";

/** Whether Excel in that language waits for semicolons and decimal commas. */
const hasCommas = (language: string) => language.startsWith("nl");

/** A text as a cell of CSV: quoted where needed, and never read as a formula by a spreadsheet. */
function cellOf(value: string | number | null, language: string): string {
  if (value === null) return "";
  if (typeof value === "number") return hasCommas(language) ? String(value).replace(".", ",") : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The rows as CSV (RFC 4180) as Excel opens it in that language: plain numbers, the first line names the columns. */
export function csvOf(table: TableData, language: string): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows];
  return lines
    .map((line) => line.map((cell) => cellOf(cell, language)).join(hasCommas(language) ? ";" : ","))
    .join("\r\n")
    .concat("\r\n");
}

/** A title as the name of a file. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const name = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${name.toLowerCase().slice(0, 80) || "chart"}.${ending}`;
}

/** Hands the browser a file to save. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The content of a `data:` address. */
export function blobOf(address: string): Blob {
  const [head = "", body = ""] = address.split(/,(.*)/s);
  const type = head.slice(5).split(";")[0]!;
  if (!head.endsWith(";base64")) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (char) => char.charCodeAt(0))], { type });
}

/** An SVG document as a picture of points, twice as fine as the screen's. */
export async function pngOf(svg: string, size: { width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * size.width;
  canvas.height = 2 * size.height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return blobOf(canvas.toDataURL("image/png"));
}
