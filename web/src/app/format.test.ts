import { describe, expect, it } from "vitest";
import { formatsOf } from "./format";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("a number with its unit", () => {
  it("is money where the unit is a currency, as the language writes it", () => {
    expect(plain(formatsOf("nl").measured(0.6, "€"))).toBe("€ 0,60");
    expect(plain(formatsOf("en-GB").measured(1200, "EUR"))).toBe("€1,200");
  });
  it("is a percentage without a space", () => {
    expect(formatsOf("nl").measured(97.5, "%")).toBe("97,5%");
  });
  it("keeps any other unit behind it", () => {
    expect(formatsOf("nl").measured(90, " dagen ")).toBe("90 dagen");
    expect(formatsOf("nl").measured(4, null)).toBe("4");
    expect(formatsOf("nl").measured(3, "NPS")).toBe("3 NPS");
    expect(formatsOf("nl").measured(null, "%")).toBe("–");
  });
});
