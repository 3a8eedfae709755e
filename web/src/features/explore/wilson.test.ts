import { expect, it } from "vitest";
import { wilson } from "./wilson";

// Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("gives %i of %i its published interval", (k, n, low, high) => {
  const found = wilson(k, n)!;
  expect(found[0]).toBeCloseTo(low, 4);
  expect(found[1]).toBeCloseTo(high, 4);
});

it("knows nothing of nobody", () => {
  expect(wilson(0, 0)).toBeNull();
});
