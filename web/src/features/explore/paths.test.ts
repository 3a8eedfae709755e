import { describe, expect, it } from "vitest";
import { type Path, sankeyOf, treeOf } from "./paths";

const paths = [
  ["(start)", 10],
  ["(start) Visit", 7],
  ["(start) Visit Cart", 4],
  ["(start) Visit (end)", 3],
  ["(start) Ad", 3],
  ["(start) Ad Cart", 2],
  ["(start) Ad (end)", 1],
].map(([path, count]) => ({ path: `${path}`.split(" "), count }) as Path);

describe("the columns of paths", () => {
  it("put the same names of a column together", () => {
    const { nodes, links } = sankeyOf(paths, true);
    const cart = nodes.find((one) => one.name === "Cart")!;
    expect(cart).toMatchObject({ column: 2, count: 6 });
    const toCart = links.filter((one) => one.target === cart.id).map((one) => one.value);
    expect(toCart).toEqual([4, 2]);
  });

  it("lose nothing between one column and the next", () => {
    const { nodes, links } = sankeyOf(paths, true);
    for (const node of nodes.filter((one) => one.column < 2)) {
      const leaving = links.filter((one) => one.source === node.id).reduce((sum, one) => sum + one.value, 0);
      expect(leaving).toBe(node.count);
    }
  });

  it("lead to the anchor when they go back", () => {
    const { links } = sankeyOf(paths, false);
    expect(links[0]).toEqual({ source: "1:Visit", target: "0:(start)", value: 7 });
  });
});

it("puts each path below the one it goes on from", () => {
  const tree = treeOf(paths)!;
  expect(tree.children.map((one) => one.name)).toEqual(["Visit", "Ad"]);
  expect(tree.children[0]!.children.map((one) => [one.name, one.value])).toEqual([
    ["Cart", 4],
    ["(end)", 3],
  ]);
  expect(treeOf([])).toBeNull();
});
