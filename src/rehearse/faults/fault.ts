import type { Service } from "../rehearsal.ts";

/** Something that goes wrong around the service. */
export interface Fault {
  /** As `--fault` takes it. */
  readonly name: string;
  /** One sentence: what happens. */
  readonly description: string;
  readonly frequency: Frequency;
  /** The service with the fault in it. */
  around(service: Service, luck: Luck): Service;
}

/** How often a fault strikes. It has an end, so that a script which tries again comes to its own. */
export interface Frequency {
  /** Of the calls that it can strike, one in so many; 1: whenever it can. */
  readonly oneIn: number;
  /** In all runs of a rehearsal together. */
  readonly atMost: number;
}

/** What decides whether a fault strikes, the same in every rehearsal with the same seed. */
export interface Luck {
  /** Asked once for each call that the fault can strike. */
  strikes(): boolean;
  /** The call that is answered now has to do with a strike of before. */
  strikesStill(): void;
  /** A number from 0 up to 1. */
  random(): number;
}
