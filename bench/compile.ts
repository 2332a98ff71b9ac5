import { rmSync } from "node:fs";
import { join } from "node:path";
import { cliArguments, median, memoryOfNode, round, timeNode, times, type Measurement } from "./measurement.ts";
import { generatedProject, shippedProject, using, type Project } from "./project.ts";

const compileArguments = [...cliArguments, "compile"];
const counts = [100, 1_000, 2_000] as const;
const marginalGoal = 5;

/** What compiling costs: of all that is shipped, and of one procedure more. Each script is read back by the engine. */
export function measureCompiles(): readonly Measurement[] {
  const cold = using(shippedProject(), (project) => median(times(5, () => compileMs(project))));
  const one = using(generatedProject(1), (project) => median(times(5, () => compileMs(project))));
  const marginal = counts.map((count) => {
    const all = using(generatedProject(count), (project) => median(times(3, () => compileMs(project))));
    return { count, ms: (all - one) / (count - 1) };
  });
  const first = marginal[0]?.ms ?? Number.NaN;
  const last = marginal.at(-1)?.ms ?? Number.NaN;
  const memory = using(generatedProject(counts[2]), ({ root }) => memoryOfNode(compileArguments, { cwd: root }));
  return [
    { name: "compile.cold", unit: "ms", value: round(cold), goal: 1_000 },
    // The worst of the three is the one that counts.
    {
      name: "compile.marginal",
      unit: "ms",
      value: round(Math.max(...marginal.map(({ ms }) => ms))),
      goal: marginalGoal,
    },
    ...marginal.map(({ count, ms }): Measurement => {
      return { name: `compile.marginal.${count}`, unit: "ms", value: round(ms), goal: marginalGoal };
    }),
    { name: "compile.growth", unit: "ratio", value: round(last / first), goal: 1.1 },
    { name: "compile.memory", unit: "MB", value: round(memory), goal: 400 },
  ];
}

/** One compile without any output there; the engine is built, and nothing else is remembered. */
function compileMs({ root }: Project): number {
  rmSync(join(root, "out"), { recursive: true, force: true });
  const ms = timeNode(compileArguments, { cwd: root });
  console.error(`${root}: ${Math.round(ms)} ms`);
  return ms;
}
