/** Numbers from 0 up to 1. */
export type Random = () => number;

/** Such as are the same in every run (mulberry32, by Tommy Ettinger, in the public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to another, which it is not. */
export const upTo = (random: Random, most: number): number => Math.floor(random() * most);

export const oneOf = <T>(random: Random, from: readonly T[]): T => from[upTo(random, from.length)] as T;
