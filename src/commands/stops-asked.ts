import { WrongUsage, type Surroundings } from "./surroundings.ts";

/**
 * An evidence store that is a folder is this machine's own: each stop would find there what the one before has left, and no process dies whose
 * claims the system would end. @throws WrongUsage
 */
export function refuseFolder(given: readonly (readonly [name: string, value: string])[]): void {
  const store = given.find(([name]) => name.toLowerCase() === "evidenceuri")?.[1] ?? "";
  if (store !== "" && !/^https?:/i.test(store))
    throw new WrongUsage("--stop-everywhere needs an evidence store of the tenant: give the URI of a blob container.");
}

/** On a terminal one line that is written over; elsewhere a line for each tenth. */
export const progressOn =
  ({ say, isTerminal }: Surroundings) =>
  (done: number, all: number): void => {
    const line = `${done} of ${all} stops rehearsed`;
    if (isTerminal) say(`\r\u001b[K${done === all ? "" : line}`);
    else if (Math.floor((done * 10) / all) > Math.floor(((done - 1) * 10) / all)) say(`${line}\n`);
  };
