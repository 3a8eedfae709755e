import { expect, it } from "vitest";
import { apply } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import { actionsOf, isLate, kpisOf, mayNeed, type Plan, recounted } from "./plan";

const plan: Plan = {
  id: "p",
  title: "P",
  actions: [
    { id: "a", title: "A", moves: "returns", due_on: "2024-03-01" },
    { id: "b", title: "B", needs: ["a"] },
    { id: "c", title: "C", needs: ["b"] },
  ],
  kpis: [
    { id: "returns", title: "Returns", measurements: [] },
    { id: "orders", title: "Orders" },
  ],
};

it("lets an action wait for any that does not wait for it", () => {
  const actions = actionsOf(plan);
  expect(mayNeed(actions, "a")).toEqual([]);
  expect(mayNeed(actions, "b").map((one) => one.id)).toEqual(["a"]);
  expect(mayNeed(actions, "c").map((one) => one.id)).toEqual(["a", "b"]);
});

it("is late the day after its day, and not when it is done", () => {
  const [a] = actionsOf(plan);
  expect(isLate(a!, "2024-03-01")).toBe(false);
  expect(isLate(a!, "2024-03-02")).toBe(true);
  expect(isLate({ ...a!, status: "done" }, "2024-03-02")).toBe(false);
});

it("counts a KPI anew in its place, and actions still move it", () => {
  const operation = recounted(plan, "returns", "events", { measure: "share", end: "Return" });
  const after = apply(structureOf("plan"), plan, operation);
  expect(kpisOf(after)[0]).toMatchObject({ id: "returns", source: "events", definition: { end: "Return" } });
  expect(actionsOf(after)[0]!.moves).toBe("returns");
  const back = apply(structureOf("plan"), after, recounted(after, "returns", "by_hand", null));
  expect(kpisOf(back)[0]).toMatchObject({ source: "by_hand" });
  expect(back.kpis![0]).not.toHaveProperty("definition");
});
