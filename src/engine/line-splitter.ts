/** Cuts a stream of ASCII bytes into lines, without copying a long line again for every piece of it that arrives. */
export function lineSplitter(onLine: (line: string) => void): (chunk: Buffer) => void {
  let pieces: string[] = [];
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      pieces.push(chunk.toString("latin1", start, end));
      const line = pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("");
      pieces = [];
      start = end + 1;
      onLine(line);
    }
    if (start < chunk.length) pieces.push(chunk.toString("latin1", start));
  };
}
