/** A fault of purgebook itself, never of its input: input gets a diagnostic. */
export class InternalFault extends Error {
  override name = "InternalFault";
}

/** States what cannot be otherwise; a failure is a fault of purgebook. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalFault(message);
}

/** Closes a switch over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new InternalFault(`Unexpected value: ${JSON.stringify(value)}`);
}
