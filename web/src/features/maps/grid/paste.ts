/** A text of the clipboard as rows of cells: lines, and in them what tabs part. Excel quotes cells of several lines. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? "").replace(/\s+/g, " ").trim());
    if (match[3] === "\t") continue;
    rows.push(row);
    row = [];
    if (match[3] === "" || cell.lastIndex >= text.length) break;
  }
  const isEmpty = (one: string[]) => one.every((part) => part === "");
  while (rows.length > 0 && isEmpty(rows.at(-1)!)) rows.pop();
  return rows;
}

/** The items of a list, without what people put before them. */
export function itemsOf(rows: string[][]): string[] {
  return rows.flatMap(([item = ""]) => item.replace(/^(?:[-–•*·▪]|\d{1,3}[.)])\s+/, "") || []);
}
