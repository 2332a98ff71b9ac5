/** Where the first of numbers in order is that is not below a limit. */
export function firstFrom(numbers: readonly number[], limit: number): number {
  let low = 0;
  for (let high = numbers.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of numbers in order, those from one up to another. */
export const between = (numbers: readonly number[], from: number, to: number): readonly number[] =>
  numbers.slice(firstFrom(numbers, from), firstFrom(numbers, to));
