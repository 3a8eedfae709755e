import { expect, it } from "vitest";
import { together } from "@/documents/change";
import { apply } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import type { KnownNeed } from "../api";
import { canvasesOf, type Proposition } from "../proposition";
import { taking, untaken } from "./known";

const need = (id: string, text: string, source: object) =>
  ({ need: { id, kind: "pain", text, source }, status: "assumed", source: "S" }) as KnownNeed;
const RAIN = need("pain-1", "Rain", { persona: "anna" });
const COLD = need("pain-2", "Cold", { persona: "anna" });
const WAIT = need("wait", "Waiting", { map: "m", card: "wait" });

const document: Proposition = {
  id: "p",
  title: "P",
  canvases: [
    {
      id: "wait",
      title: "A canvas by the name of a card",
      needs: [{ id: "x", kind: "pain", text: "Waits for days", source: { map: "m", card: "wait" } }],
    },
  ],
};
const canvas = canvasesOf(document)[0]!;

it("asks nothing again that was put in other words, nor what is there in the same", () => {
  expect(untaken(canvas, [RAIN, WAIT])).toEqual([RAIN]);
  const fed = apply(structureOf("proposition"), document, together(taking(document, canvas, [RAIN])));
  expect(untaken(canvasesOf(fed)[0]!, [RAIN, COLD])).toEqual([COLD]);
});

it("takes needs under ids that are free", () => {
  const operations = taking(document, canvas, [WAIT, { ...WAIT }]);
  const fed = apply(structureOf("proposition"), document, together(operations));
  expect(canvasesOf(fed)[0]!.needs.map((one) => one.id)).toEqual(["x", "wait-2", "wait-3"]);
});
