import { expect, it } from "vitest";
import { analyse } from "../../src/procedure/analysis.ts";
import type { Procedure } from "../../src/procedure/procedure.ts";
import { isAct, walk } from "../../src/procedure/walk.ts";
import { diagramOf } from "../../src/review/diagram.ts";
import { compileShipped } from "../compile/support/shipped.ts";

interface Drawing {
  /** By id. */
  readonly nodes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** As `from -label-> to`. */
  readonly edges: readonly string[];
}

/** What Graphviz is given, statement by statement. */
function drawingOf(procedure: Procedure, connects: string | undefined = "Exchange Online"): Drawing {
  const nodes = new Map<string, Readonly<Record<string, string>>>();
  const edges: string[] = [];
  for (const line of diagramOf(procedure.steps, analyse(procedure, "graph-rest"), connects).split("\n")) {
    const [, from = "", to, given = ""] = /^(\w+)(?: -> (\w+))? \[(.*)\]$/.exec(line) ?? [];
    const attributes = Object.fromEntries(
      [...given.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = "", value = ""]) => [name, value]),
    );
    if (to !== undefined) edges.push(`${from} -${(attributes["label"] ?? "").trim()}-> ${to}`);
    else if (from !== "" && !["graph", "node", "edge"].includes(from)) nodes.set(from, attributes);
  }
  return { nodes, edges };
}

const shipped = await compileShipped();
const named = (name: string): Procedure => {
  const found = shipped.find(({ procedure, form }) => procedure.name === name && form.dialect === "graph-rest");
  if (found === undefined) throw new Error(`${name} is not shipped.`);
  return found.spoken;
};

it.each(shipped.map(({ spoken, facts }) => [facts.script, spoken, facts.connects] as const))(
  "draws every step once, as what it does, and every edge between what is drawn: %s",
  (_name, procedure, connects) => {
    const { nodes, edges } = drawingOf(procedure, connects);
    const { numbers } = analyse(procedure, "graph-rest");
    for (const step of walk(procedure.steps)) {
      const number = numbers.get(step) ?? 0;
      const node = nodes.get(`s${number}`);
      expect(node?.["href"]).toBe(`#step-${number}`);
      expect(node?.["label"]).toMatch(new RegExp(`^${number}\\. [A-Z]+`));
      const isDestroying = isAct(step) && step.call.effect === "destroy";
      expect(node?.["shape"] === "doubleoctagon", step.title).toBe(isDestroying);
    }
    for (const edge of edges) for (const end of edge.split(/ -.*-> /)) expect([...nodes.keys()], edge).toContain(end);
    const reached = new Set(edges.map((edge) => edge.split("-> ")[1]));
    expect([...nodes.keys()].filter((id) => id !== "start" && !reached.has(id))).toEqual([]);
  },
);

it("shows the way through a purge: what is refused, the gate, and the way around it", () => {
  expect(drawingOf(named("Remove-SoftDeletedMailbox")).edges).toEqual(
    [
      "start --> s1",
      "s1 --> s2",
      "s2 --> s3",
      "s2 -gone before, by its record-> end",
      "s2 -not there, no record-> xs2",
      "gs4 -yes-> s4",
      "gs4 -no: Preview-> end",
      "s3 --> gs4",
      "s3 -else-> xs3",
      "s4 --> s5",
      "s5 --> end",
    ].toSorted((one, other) => order(one) - order(other)),
  );
});

/** In the order in which they are drawn. */
const order = (edge: string): number => drawingOf(named("Remove-SoftDeletedMailbox")).edges.indexOf(edge);

it("goes around a loop once for each target", () => {
  const { edges } = drawingOf(named("Remove-SoftDeletedMailboxBatch"));
  expect(edges).toContain("s3 -each target-> s4");
  expect(edges).toContain("s7 --> s3");
  expect(edges).toContain("s3 -all are done-> end");
});

it("takes no word of an author for its own language", () => {
  const procedure = named("Remove-SoftDeletedMailbox");
  const [first, ...others] = procedure.steps;
  if (first === undefined) throw new Error("It has no step.");
  const title = '"] x -> y [label="\\" &lt;';
  const { nodes, edges } = drawingOf({ ...procedure, steps: [{ ...first, title }, ...others] });
  expect(nodes.get("s2")?.["label"]).toBe('2. LOOKS\\n\\"] x -> y [label=\\"\\\\\\" &amp;lt;');
  expect(edges.filter((edge) => edge.startsWith("x -"))).toEqual([]);
});
