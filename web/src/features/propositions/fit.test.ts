import { expect, it } from "vitest";
import cases from "../../../../tests/mapping/documents/fit.json";
import { fitOf, uniqueNeeds } from "./fit";
import { canvasesOf, type Proposition } from "./proposition";

const document = { id: "p", title: "P", canvases: [cases.canvas] } as unknown as Proposition;
const canvas = canvasesOf(document)[0]!;
const idsIn = (parts: readonly { id: string }[]) => parts.map((one) => one.id);

it.each(cases.fits)("counts the fit of $offer as the library does", (one) => {
  const found = fitOf(canvas, canvas.offers.find((offer) => offer.id === one.offer)!);
  expect(found.all.value).toBeCloseTo(one.value, 12);
  for (const kind of ["job", "pain", "gain"] as const) {
    expect(found.by_kind[kind].value).toBeCloseTo(one.shares[kind], 12);
  }
  const { n, n_answered, n_judged } = found.all;
  expect({ n, n_answered, n_judged }).toEqual({
    n: one.n,
    n_answered: one.n_answered,
    n_judged: one.n_judged,
  });
  expect(idsIn(found.open)).toEqual(one.open);
  expect(idsIn(found.weak)).toEqual(one.weak);
  expect(found.idle).toEqual(one.idle);
  expect(found.n_assumed).toBe(one.n_assumed);
});

it("finds what we are unique in as the library does", () => {
  expect(idsIn(uniqueNeeds(canvas))).toEqual(cases.unique);
});

it("knows no fit without needs", () => {
  const bare = { ...canvas, needs: [] };
  expect(fitOf(bare, { ...canvas.offers[0]!, links: [] }).all.value).toBeNull();
});
