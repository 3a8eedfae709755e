import type { Shape } from "@/api/client";

export type Path = Shape<"PathOut">;

export const DIRECTIONS = ["forward", "backward"] as const;
export const OCCURRENCES = ["first", "all"] as const;
export const PATH_CHARTS = ["sankey", "sunburst"] as const;

/** All that paths are asked with besides the lens, and how they are drawn. */
export interface PathsOptions {
  anchor: string | null;
  to: string | null;
  direction: (typeof DIRECTIONS)[number];
  depth: number;
  top: number;
  occurrences: (typeof OCCURRENCES)[number];
  collapse: boolean;
  chart: (typeof PATH_CHARTS)[number];
}

export const USUAL_PATHS: PathsOptions = {
  anchor: null,
  to: null,
  direction: "forward",
  depth: 4,
  top: 5,
  occurrences: "first",
  collapse: true,
  chart: "sankey",
};

export interface SankeyNode {
  /** Column and name: the same name in two columns is two nodes. */
  id: string;
  name: string;
  column: number;
  count: number;
}

export interface SankeyLink {
  source: string;
  target: string;
  value: number;
}

/** The tree of paths in columns, the same names of a column put together; backward, time still runs to the right. */
export function sankeyOf(
  paths: readonly Path[],
  isForward: boolean,
): { nodes: SankeyNode[]; links: SankeyLink[] } {
  const nodes = new Map<string, SankeyNode>();
  const links = new Map<string, SankeyLink>();
  for (const { path, count } of paths) {
    const column = path.length - 1;
    const [name, before] = [path[column]!, path[column - 1]];
    const id = `${column}:${name}`;
    const node = nodes.get(id);
    if (node) node.count += count;
    else nodes.set(id, { id, name, column, count });
    if (before === undefined || count === 0) continue;
    const ends = [`${column - 1}:${before}`, id] as const;
    const [source, target] = isForward ? ends : [ends[1], ends[0]];
    const link = links.get(`${source} ${target}`);
    if (link) link.value += count;
    else links.set(`${source} ${target}`, { source, target, value: count });
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

export interface Branch {
  name: string;
  value: number;
  path: Path;
  children: Branch[];
}

/** The paths as a tree; null when there are none. */
export function treeOf(paths: readonly Path[]): Branch | null {
  const branches = new Map<string, Branch>();
  let root: Branch | null = null;
  for (const path of paths) {
    const branch = { name: path.path.at(-1)!, value: path.count, path, children: [] };
    branches.set(JSON.stringify(path.path), branch);
    const parent = branches.get(JSON.stringify(path.path.slice(0, -1)));
    if (parent) parent.children.push(branch);
    else root ??= branch;
  }
  return root;
}
