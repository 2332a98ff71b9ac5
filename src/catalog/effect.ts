/**
 * What a call may do: `read` leaves everything as it is, `change` can be taken back, `destroy` ends data or starts its end
 * (lifting the last hold of a deleted mailbox does).
 */
export type Effect = "read" | "change" | "destroy";

/** A parameter whose presence makes a call worse than its cmdlet is by itself. */
export interface Escalation {
  readonly parameter: string;
  readonly effect: Effect;
  /** Values that do not: known and listed here, the parameter changes nothing. */
  readonly harmless?: readonly unknown[] | undefined;
}

const rank: Readonly<Record<Effect, number>> = { read: 0, change: 1, destroy: 2 };

/**
 * The worst effect that a call with these parameters can have. Given names alone, or a value that is known only when the
 * runbook runs, the worst is assumed. Names and text are compared as PowerShell does, without regard to case.
 */
export function worstEffect(
  base: Effect,
  escalations: readonly Escalation[],
  parameters: readonly string[] | Readonly<Record<string, unknown>>,
): Effect {
  const given = new Map(
    Array.isArray(parameters)
      ? parameters.map((name: string) => [name.toLowerCase(), undefined] as const)
      : Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const effects = escalations
    .filter(({ parameter, harmless }) => {
      const name = parameter.toLowerCase();
      return given.has(name) && !(harmless ?? []).some((value) => same(value, given.get(name)));
    })
    .map(({ effect }) => effect);
  return effects.reduce((worst, effect) => (rank[effect] > rank[worst] ? effect : worst), base);
}

function same(listed: unknown, given: unknown): boolean {
  return JSON.stringify(listed).toLowerCase() === JSON.stringify(given)?.toLowerCase();
}
