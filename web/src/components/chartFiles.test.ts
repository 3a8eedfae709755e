import { describe, expect, it } from "vitest";
import { blobOf, csvOf, fileNameOf } from "./chartFiles";
import { tableOf } from "./chartRows";

describe("csvOf", () => {
  const table = (names: string[]) =>
    tableOf(
      names.map((name, n) => ({ name, n: n + 0.5 })),
      [
        { label: "name", value: (row) => row.name },
        { label: "n", value: (row) => row.n, format: (n) => `${n} persons` },
      ],
    );

  it("writes plain numbers whatever is shown", () => {
    expect(csvOf(table(["shop"]), "en")).toBe("name,n\r\nshop,0.5\r\n");
  });

  it("opens in columns in Dutch Excel", () => {
    expect(csvOf(table(["shop; web"]), "nl")).toBe('name;n\r\n"shop; web";0,5\r\n');
  });

  it("quotes what would break a line or a cell", () => {
    expect(csvOf(table(['a "b", c\nd']), "en")).toBe('name,n\r\n"a ""b"", c\nd",0.5\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@x"])("keeps %s from being read as a formula", (text) => {
    expect(csvOf(table([text]), "nl")).toContain(`'${text}`);
  });

  it("leaves unknown empty", () => {
    expect(csvOf(tableOf([{}], [{ label: "n", value: () => null }]), "en")).toBe("n\r\n\r\n");
  });
});

it("names a file after its chart", () => {
  expect(fileNameOf("Eén reis: wie? (n)", "csv")).toBe("een-reis-wie-n.csv");
  expect(fileNameOf("??", "png")).toBe("chart.png");
});

it("reads addresses that hold their content", async () => {
  expect(await blobOf("data:text/plain;base64,YSxi").text()).toBe("a,b");
  expect(await blobOf("data:image/svg+xml;charset=utf-8,%3Csvg%3E,%3C/svg%3E").text()).toBe("<svg>,</svg>");
});
