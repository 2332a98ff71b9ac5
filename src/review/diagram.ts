import type { Analysis } from "../procedure/analysis.ts";
import type { Step } from "../procedure/step.ts";
import { isAct, needs } from "../procedure/walk.ts";
import { actName } from "../procedure/call.ts";
import { guard } from "../service/guards.ts";

/** How a node looks: each kind has a shape of its own and a word, so that nothing is told by colour alone. */
const looks = {
  start: { shape: "ellipse", word: "" },
  look: { shape: "box", style: "rounded", word: "LOOKS" },
  check: { shape: "hexagon", margin: "0.02,0.06", word: "CHECKS" },
  gate: { shape: "diamond", margin: "0.08,0.06", word: "" },
  choice: { shape: "diamond", margin: "0.08,0.06", word: "ASKS" },
  repeat: { shape: "house", word: "REPEATS" },
  evidence: { shape: "folder", word: "WRITES EVIDENCE" },
  change: { shape: "box", style: "bold", word: "CHANGES" },
  destroy: { shape: "doubleoctagon", margin: "0.06,0.05", word: "DESTROYS" },
  wait: { shape: "box", style: "rounded,dashed", word: "WAITS" },
  report: { shape: "note", word: "REPORTS" },
  stop: { shape: "octagon", margin: "0.06,0.05", style: "dashed", word: "" },
} as const satisfies Readonly<Record<string, Look>>;

interface Look {
  readonly shape: string;
  readonly style?: string;
  /** Where the shape itself keeps its words off its edge. */
  readonly margin?: string;
  readonly word: string;
}

export type NodeKind = keyof typeof looks;

const kinds: Readonly<Record<Step["kind"], NodeKind>> = {
  "find-one": "look",
  "find-all": "look",
  "find-in": "look",
  "find-text": "look",
  check: "check",
  record: "evidence",
  change: "change",
  destroy: "destroy",
  wait: "wait",
  verify: "look",
  "verify-record": "look",
  when: "choice",
  "for-each": "repeat",
  report: "report",
};

const gated: ReadonlySet<Step["kind"]> = new Set(["record", "change", "destroy", "wait", "verify", "verify-record"]);

/**
 * The flow of a procedure in the language of Graphviz. Every step is a node that leads to its place on the page, by its number.
 * @param connects the service that it connects to, which is step 1
 */
export function diagramOf(steps: readonly Step[], analysis: Analysis, connects: string | undefined): string {
  const flow = new Flow(analysis);
  flow.node("start", "start", "Start");
  if (connects !== undefined) {
    flow.node("s1", "look", `Connect to ${connects}`, 1);
    flow.edge("start", "s1");
  }
  flow.enter(steps, connects === undefined ? "start" : "s1", "end");
  flow.node("end", "start", "Done");
  return `digraph "procedure" {\n${settings}\n${flow.statements.join("\n")}\n}\n`;
}

const settings = `graph [bgcolor="transparent" nodesep="0.3" ranksep="0.3" pad="0.1"]
node [fontname="Arial" fontsize="10.5" margin="0.24,0.1" height="0.4"]
edge [fontname="Arial" fontsize="9.5" arrowsize="0.7"]`;

class Flow {
  readonly statements: string[] = [];
  readonly #analysis: Analysis;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  node(id: string, kind: NodeKind, said: string, step?: number): void {
    const { shape, word, style, margin }: Look = looks[kind];
    const head = [step === undefined ? "" : `${step}.`, word].filter((part) => part !== "").join(" ");
    const label = [...(head === "" ? [] : [head]), ...wrapped(said)].map(quoted).join("\\n");
    const attributes = [
      `label="${label}"`,
      `shape="${shape}"`,
      `class="${kind}"`,
      ...(style === undefined ? [] : [`style="${style}"`]),
      ...(margin === undefined ? [] : [`margin="${margin}"`]),
      ...(step === undefined ? [] : [`href="#step-${step}"`]),
    ];
    this.statements.push(`${id} [${attributes.join(" ")}]`);
  }

  edge(from: string, to: string, said = "", kind = "way"): void {
    const label = said === "" ? "" : ` label="${quoted(` ${said} `)}"`;
    this.statements.push(`${from} -> ${to} [class="${kind}"${label}]`);
  }

  /** The steps of one list, from a node that is there to the node behind them. */
  enter(steps: readonly Step[], from: string, after: string, said = ""): void {
    this.edge(from, this.#entry(steps, 0, after), said);
    for (const [at, step] of steps.entries()) {
      if (this.#begins(steps, at)) this.#gate(steps, at, after);
      this.#step(step, steps, at, after);
    }
  }

  /** The node by which a step of a list is reached: the gate in front of it, where it is the first of those in Mode Execute. */
  #entry(steps: readonly Step[], at: number, after: string): string {
    const step = steps[at];
    if (step === undefined) return after;
    return this.#begins(steps, at) ? `g${this.#id(step)}` : this.#id(step);
  }

  readonly #id = (step: Step): string => `s${this.#analysis.numbers.get(step) ?? 0}`;

  readonly #begins = (steps: readonly Step[], at: number): boolean => isGated(steps[at]) && !isGated(steps[at - 1]);

  /** In Preview the way goes around all steps that stand together in Mode Execute. */
  #gate(steps: readonly Step[], at: number, after: string): void {
    const id = this.#id(steps[at] as Step);
    const end = steps.findIndex((step, index) => index > at && !isGated(step));
    this.node(`g${id}`, "gate", "Mode Execute?");
    this.edge(`g${id}`, id, "yes");
    this.edge(`g${id}`, end < 0 ? after : this.#entry(steps, end, after), "no: Preview", "aside");
  }

  #step(step: Step, steps: readonly Step[], at: number, after: string): void {
    const id = this.#id(step);
    const next = this.#entry(steps, at + 1, after);
    const isEnding = isAct(step) && step.call.effect === "destroy";
    this.node(id, isEnding ? "destroy" : kinds[step.kind], saidOf(step), this.#analysis.numbers.get(step));
    if (step.kind === "when") {
      this.enter(step.steps, id, next, "yes");
      this.edge(id, next, "no", "aside");
      return;
    }
    if (step.kind === "for-each") {
      this.enter(step.steps, id, id, "each target");
      this.edge(id, next, "all are done");
      return;
    }
    this.edge(id, next);
    if (step.kind === "check") this.#stop(id, `Refuses: ${codesOf(step).join(", ")}`, "else");
    if (step.kind === "find-one" || step.kind === "find-in" || step.kind === "find-text")
      this.#absence(step.found.name, id, steps, at, after);
  }

  /** What comes of it that the object is not there. */
  #absence(name: string, id: string, steps: readonly Step[], at: number, after: string): void {
    const { presence, consumed, mayBeLeftOut } = this.#analysis;
    if (!mayBeLeftOut.has(name) && !consumed.has(name)) {
      this.#stop(id, "Ends: not found", "not there");
      return;
    }
    const isNeeded = (step: Step): boolean => needs(step).some((need) => presence.get(need)?.includes(name) ?? false);
    const to = steps.findIndex((step, index) => index > at && !isNeeded(step));
    const target = to < 0 ? after : this.#entry(steps, to, after);
    this.edge(id, target, mayBeLeftOut.has(name) ? "not there" : "gone before, by its record", "aside");
    if (!mayBeLeftOut.has(name)) this.#stop(id, "Ends: not found", "not there, no record");
  }

  #stop(from: string, said: string, label: string): void {
    this.node(`x${from}`, "stop", said);
    this.edge(from, `x${from}`, label, "aside");
    this.statements.push(`{ rank="same"; ${from}; x${from} }`);
  }
}

const isGated = (step: Step | undefined): boolean => step !== undefined && gated.has(step.kind);

const saidOf = (step: Step): string => (isAct(step) ? `${step.title} (${actName(step.call)})` : step.title);

const codesOf = ({ guards }: Extract<Step, { kind: "check" }>): readonly string[] => [
  ...new Set(guards.map((use) => guard(use.guard).code)),
];

const widest = 30;

/** A text in lines, broken between words. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > widest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Within the quotes of Graphviz, which knows entities of HTML besides. */
const quoted = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;");
