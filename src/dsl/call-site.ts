import { fileURLToPath } from "node:url";

/** Where an author's code called the DSL: an absolute path, made relative by the loader. */
export interface CallSite {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const ownFolder = new URL(".", import.meta.url).href;

/** The nearest caller outside the DSL itself. Node strips types in place, so its positions are those of the source. */
export function callSite(): CallSite {
  const limit = Error.stackTraceLimit;
  const prepare = Error.prepareStackTrace;
  let frames: readonly NodeJS.CallSite[];
  try {
    Error.stackTraceLimit = 20;
    Error.prepareStackTrace = (_error, given) => given;
    frames = new Error().stack as unknown as readonly NodeJS.CallSite[];
  } finally {
    // A procedure that calls itself without end may run out of stack right here.
    Error.prepareStackTrace = prepare;
    Error.stackTraceLimit = limit;
  }
  for (const frame of frames) {
    const file = frame.getFileName() ?? "";
    if (file === "" || file.startsWith("node:") || file.startsWith(ownFolder)) continue;
    return { path: pathOf(file), line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 };
  }
  return { path: "", line: 1, column: 1 };
}

function pathOf(file: string): string {
  if (!file.startsWith("file:")) return file;
  const url = new URL(file);
  url.search = "";
  return fileURLToPath(url);
}
