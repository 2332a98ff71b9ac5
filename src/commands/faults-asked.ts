import { closest } from "../catalog/closest.ts";
import type { Fault } from "../rehearse/faults/fault.ts";
import { faults } from "../rehearse/faults/index.ts";
import { WrongUsage } from "./surroundings.ts";

export interface FaultOptions {
  /** The names of what is to go wrong. */
  readonly fault: readonly string[];
  /** Decides which calls the faults strike. */
  readonly seed: number;
  /** How often the script is started again where its process has died. */
  readonly restarts: number;
}

/** The faults that are asked for, in the order in which they lie around the service; `all` means every one. @throws WrongUsage */
export function faultsAsked({ fault: names }: FaultOptions): readonly Fault[] {
  const known = faults.map(({ name }) => name);
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined) {
    const near = closest(unknown, known);
    const hint = near.length === 0 ? `It is one of: ${known.join(", ")}, all.` : `Did you mean ${near.join(" or ")}?`;
    throw new WrongUsage(`There is no fault ${unknown}. ${hint}`);
  }
  return names.includes("all") ? faults : faults.filter(({ name }) => names.includes(name));
}
