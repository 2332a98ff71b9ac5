import { parseArgs } from "node:util";
import { openBridge } from "../support/open-bridge.ts";
import { parametersOf } from "./parameters.ts";
import { caseOf, resultOf, type Case } from "./soak.ts";

const { values } = parseArgs({
  options: {
    /** As out/ has them; all without any. */
    runbook: { type: "string", multiple: true },
    /** The first of the seeds. */
    seed: { type: "string", default: "1" },
    /** How many seeds, for each runbook. */
    count: { type: "string", default: "1000" },
  },
});
const [first, count] = [Number(values.seed), Number(values.count)];

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const bridge = await openBridge(say);
let failures = 0;
for (const runbook of values.runbook ?? Object.keys(parametersOf)) failures += await soak(runbook);
await bridge.close();
say(failures === 0 ? "Nothing is wrong." : `${failures} went wrong.`);
process.exitCode = failures === 0 ? 0 : 1;

/** Rehearses one runbook with each seed, and says how many went wrong. */
async function soak(runbook: string): Promise<number> {
  const ends = new Map<string, number>();
  let wrongs = 0;
  for (let seed = first; seed < first + count; seed++) {
    const one = caseOf(runbook, seed);
    const { wrong, end } = await resultOf(bridge, one);
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (wrong.length > 0) {
      wrongs++;
      console.log(failureText(one, wrong));
    }
    if ((seed - first + 1) % 100 === 0) say(`${runbook}: ${seed - first + 1} of ${count}`);
  }
  const counts = [...ends].toSorted(([, one], [, other]) => other - one).map(([end, times]) => `${times} ${end}`);
  say(`${runbook}: ${counts.join(", ")}`);
  return wrongs;
}

function failureText({ runbook, seed, faults }: Case, wrong: readonly string[]): string {
  const names = faults.map(({ name }) => name).join(", ");
  return [
    `${runbook}, ${names === "" ? "nothing amiss" : `with ${names}`}`,
    ...wrong.map((line) => `  ${line}`),
    `  To repeat it: npm run soak -- --runbook ${runbook} --seed ${seed} --count 1`,
  ].join("\n");
}
