import { expect } from "vitest";
import { eventSchema } from "../../../src/service/events.ts";
import type { Call, Run } from "./run-runbook.ts";

const fixedKeys = ["time", "event", "runbook", "hash", "ticket", "mode", "step"];

/**
 * What holds of every run, however it ended: it breaks no invariant, each line is one event with the fixed keys in their order, and the last
 * line says how it ended.
 */
export function expectWellFormed(run: Run): void {
  expect(run.breaches).toEqual([]);
  expect(run.errors).toEqual([]);
  expect(run.output.length).toBeGreaterThan(0);
  for (const line of run.output) {
    expect(line).not.toContain("\n");
    const event: unknown = JSON.parse(line);
    expect(Object.keys(event as object).slice(0, fixedKeys.length)).toEqual(fixedKeys);
    expect(eventSchema.safeParse(event).error?.issues, line).toBeUndefined();
  }
  expect(run.events.at(-1)?.event).toBe(run.failure === null ? "done" : "failed");
}

/** The run did its work, which is exit code 0. */
export function expectDone(run: Run): void {
  expect(run.failure).toBeNull();
  expectWellFormed(run);
}

/** The run ended under this name, which is exit code 1; what it told says so as well, and what to do about it. */
export function expectFailed(run: Run, code: string): void {
  expectWellFormed(run);
  const last = run.events.at(-1);
  expect(last?.["code"]).toBe(code);
  expect(last).toMatchObject({ event: "failed", code });
  expect(last?.["message"]).not.toBe("");
  expect(last?.["remedy"]).not.toBe("");
}

/** A precondition did not hold: named, before anything was done. */
export function expectRefused(run: Run, code: string): void {
  expectFailed(run, code);
  expect(run.events.find(({ event }) => event === "refused")).toMatchObject({ code });
  expect(acts(run)).toEqual([]);
}

/** The calls that change or destroy, or were to, by name. */
export function acts(run: Run): readonly string[] {
  return run.calls.filter(({ isAct }) => isAct).map(({ name }) => name);
}

export function calls(run: Run, name: string): readonly Call[] {
  return run.calls.filter((call) => call.name === name);
}

/** How many records there were before each act. */
export function recordsBefore(run: Run): readonly number[] {
  return run.calls.filter(({ isAct }) => isAct).map(({ evidence }) => evidence.length);
}

export const states = (run: Run) => [run.mailboxes.map(({ state }) => state), run.users.map(({ state }) => state)];

/** The names of the events in their order. */
export function told(run: Run): readonly string[] {
  return run.events.map(({ event }) => event);
}
