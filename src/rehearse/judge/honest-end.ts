import { guidsIn } from "../guids-in.ts";
import { isLook } from "../is-look.ts";
import type { CallRecord, Rehearsal } from "../rehearsal.ts";
import { isOfStore, isRemote } from "../remote-call.ts";
import type { Breach } from "./act.ts";
import type { Told } from "./honest-account.ts";

/** How a run ends is part of its account: that all went well is said by coming to the end, and that it did not by an error. */
export function honestEnd({ calls, end }: Rehearsal, told: readonly Told[]): readonly Breach[] {
  if (end === "given-up") return [];
  const last = told.at(-1)?.event;
  if (end.failure !== undefined)
    return last === "done" ? [breach("It tells that it is done, and ends by an error.", end.failure.line)] : [];
  if (last === "failed") return [breach("It tells that it has failed, and ends as if all were well.")];
  return calls
    .filter((call, at) => isRefusedAct(call) && !isRepaired(call, calls.slice(at + 1)) && !isTold(call, told))
    .map((call) =>
      breach(`${call.name} was refused, and nothing tells of it: ${reasonOf(call)}`, call.line, call.number),
    );
}

const breach = (said: string, line?: number, call?: number): Breach => ({
  invariant: "honest-account",
  said,
  ...(call === undefined ? {} : { call }),
  ...(line === undefined ? {} : { line }),
});

/** An error behind which something has happened all the same is no refusal. */
const isRefusedAct = (call: CallRecord): boolean =>
  (call.changes ?? []).length === 0 && reasonOf(call) !== undefined && isAct(call);

const reasonOf = ({ error, status = 0 }: CallRecord): string | undefined =>
  error ?? (status >= 400 ? `HTTP ${status}` : undefined);

/** What is asked of the evidence store is judged by what stands in it. */
const isAct = (call: CallRecord): boolean => isRemote(call) && !isOfStore(call) && !isLook(call);

/** The same was asked again, and done. */
const isRepaired = (call: CallRecord, later: readonly CallRecord[]): boolean =>
  later.some((one) => keyOf(one) === keyOf(call) && reasonOf(one) === undefined);

const keyOf = ({ name, parameters }: CallRecord): string =>
  JSON.stringify([name, parameters["Method"], guidsIn(parameters)]).toLowerCase();

const outcomes = /^(failed|refused|unknown|pending|already-gone|destroyed|changed)$/;

/** An outcome is told of what the call was about; a failure that names nothing is one of the whole run. */
function isTold(call: CallRecord, told: readonly Told[]): boolean {
  const ids = guidsIn(call.parameters);
  return told.some(({ event, target = "" }) =>
    target === ""
      ? event === "failed"
      : outcomes.test(event) && (ids.length === 0 || ids.includes(target.toLowerCase())),
  );
}
