import { Bridge } from "../../src/rehearse/bridge.ts";
import { jobEnvironment } from "../../src/rehearse/job-environment.ts";
import { engineUnderTest } from "../engine/engine-under-test.ts";

let opened: Promise<Bridge> | undefined;

/** The one engine of a worker for the rehearsals of all test files that it runs: it ends with the worker, and one that died or hangs gives way to another. */
export async function bridge(): Promise<Bridge> {
  const engine = await engineUnderTest();
  if ((await opened)?.isFree !== true) opened = Bridge.open(engine, jobEnvironment(process.env));
  return opened as Promise<Bridge>;
}
