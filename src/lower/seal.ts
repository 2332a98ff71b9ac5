import { assign, binary, comment, list, number, paren, run, string, variable } from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { targetsTaken, type Seal, type SealedTarget } from "../procedure/seal.ts";
import { lowerValue } from "./parameters.ts";

/** What would be given to the script otherwise, as a part of it. */
export function lowerSealed(procedure: Procedure, seal: Seal): readonly Statement[] {
  return [
    comment(`Sealed for ${seal.ticket}: what would be given otherwise stands here, and cannot be given.`),
    assign("ChangeTicket", string(seal.ticket)),
    ...lowerTargets(procedure, seal),
    ...Object.entries(seal.parameters).map(([name, value]) => assign(name, lowerValue(value))),
  ];
}

function lowerTargets(procedure: Procedure, { targets, maxTargets }: Seal): readonly Statement[] {
  const taken = targetsTaken(procedure);
  if (taken.kind === "none") return [];
  if (taken.kind === "list") {
    const ids = targets.flatMap((target) => Object.values(target));
    const json = run("ConvertTo-Json", { InputObject: variable("sealedTargets") });
    return [sealedTargets(ids), assign(taken.list, json), assign(taken.cap, number(maxTargets))];
  }
  const [only, ...others] = targets;
  if (only !== undefined && others.length === 0) return taken.ids.map((name) => assign(name, string(only[name] ?? "")));
  return [
    comment(`Each target: ${taken.ids.join(", ")}.`),
    sealedTargets(targets.map((target) => idsText(target, taken.ids))),
  ];
}

const idsText = (target: SealedTarget, ids: readonly string[]): string => ids.map((name) => target[name]).join(" ");

const sealedTargets = (texts: readonly string[]): Statement =>
  assign("sealedTargets", { kind: "array", tall: true, statements: texts.map(string) });

/** What is checked of a run of a sealed script, when its parameters are. */
export function lowerSealChecks(procedure: Procedure, seal: Seal): readonly Statement[] {
  const taken = targetsTaken(procedure);
  const { notBefore, notAfter, targets } = seal;
  const window = run("Confirm-SealedWindow", { NotBefore: string(notBefore), NotAfter: string(notAfter) });
  if (taken.kind !== "one" || targets.length === 1) return [window];
  const ids = taken.ids.map(variable);
  const [only] = ids;
  const given: Expression =
    only !== undefined && ids.length === 1 ? only : paren(binary(list(...ids), "-join", string(" ")));
  return [
    window,
    run("Assert-Parameter", {
      Name: string(taken.ids[0] ?? ""),
      Valid: paren(binary(variable("sealedTargets"), "-contains", given)),
      Says: string("This script is sealed for other targets: have one sealed for this one."),
    }),
  ];
}

/** The lines of the help that say what the script is sealed for. */
export const sealNotes = ({ ticket, notBefore, notAfter, targets, maxTargets, approved }: Seal): readonly string[] => [
  `Sealed for ${ticket}: ${targets.length === 1 ? "one target" : `${targets.length} targets`}, at most ${maxTargets} in a run. Execute acts from ${notBefore} to ${notAfter} alone.`,
  `Approved as ${approved}`,
];
