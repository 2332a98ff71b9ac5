/**
 * Works on what comes, so many at a time, and gives the results in the order in which the work came.
 * @param most how much work may be under way at once
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for await (const item of source) {
    const result = work(item);
    // Its failure is thrown when its turn comes, and is no unhandled one until then.
    result.catch(() => {});
    underWay.push(result);
    if (underWay.length >= most) yield await (underWay.shift() as Promise<R>);
  }
  for (const result of underWay) yield await result;
}
