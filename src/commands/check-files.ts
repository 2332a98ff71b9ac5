import { readFile } from "node:fs/promises";
import { examine, type Examined, type ScriptToCheck } from "../check.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { UnreadableScript } from "../engine/engine-failure.ts";
import type { EngineSession } from "../engine/session.ts";
import { cannotRead, findScripts, type FoundScript } from "../load/find-scripts.ts";
import { refusalOf } from "../load/refusal.ts";
import { scriptText } from "../load/script-text.ts";
import { sentence } from "../load/sentence.ts";
import { lineStartsOf, positionAt } from "../powershell/script/position.ts";
import type { Runtime } from "../procedure/procedure.ts";
import { inOrder } from "../util/in-order.ts";
import { Turns } from "../util/turns.ts";

/** One script, or what was asked for and is none, with all that is said of it. */
export interface CheckedFile {
  readonly file: string;
  /** False for what no script could be read from. */
  readonly isScript: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** The commands whose parameters are not known, a name for each call. */
  readonly notChecked: readonly string[];
  /** As far as it could be read. */
  readonly text?: string;
}

export interface CheckFilesOptions {
  readonly root: string;
  readonly runtimes: readonly Runtime[];
  readonly session: EngineSession;
}

/** Ten times what Azure Automation takes. The syntax tree of a script takes a hundred times its memory. */
const mostBytes = 10 * 1_048_576;
const mostFiles = 4;
/** So much of scripts is read and checked at a time, or one that is larger. */
const mostBytesAtATime = 262_144;

/** Checks what was asked for, and gives it in the same order; what is wrong with one file stops no other. @throws EngineFailure */
export function checkFiles(asked: readonly string[], options: CheckFilesOptions): AsyncGenerator<CheckedFile> {
  const turns = new Turns(mostBytesAtATime);
  return inOrder(findScripts(options.root, asked), mostFiles, async (found) =>
    found.path === undefined
      ? notRead(found)
      : turns.take(Math.min(found.bytes, mostBytes), () => checkFile(found, options)),
  );
}

type ScriptFile = Extract<FoundScript, { readonly path: string }>;

async function checkFile(
  { path, file, bytes }: ScriptFile,
  { runtimes, session }: CheckFilesOptions,
): Promise<CheckedFile> {
  if (bytes > mostBytes)
    return notRead(cannotRead(file, `It has ${bytes} bytes, and no script has more than ${mostBytes}.`));
  const content = await readFile(path).catch(refusalOf);
  if (typeof content === "string") return notRead(cannotRead(file, content));
  const decoded = scriptText(content);
  if (decoded.kind === "not-text") {
    const { shown, at, said } = decoded;
    const place = { file, ...positionAt(at, lineStartsOf(shown)) };
    return { ...nothing, file, diagnostics: [diagnostic("not-text", { said }, place)], text: shown };
  }
  const { text, hasMark } = decoded;
  return { file, isScript: true, text, ...(await examineText({ file, text, hasMark }, { runtimes, session })) };
}

/** @throws EngineFailure */
async function examineText(
  { file, text, hasMark = false }: Omit<ScriptToCheck, "reading">,
  { runtimes, session }: Pick<CheckFilesOptions, "runtimes" | "session">,
): Promise<Examined> {
  const start = { file, line: 1, column: 1 };
  try {
    const reading = await session.read({ text });
    try {
      return examine({ file, text, hasMark, reading }, runtimes);
    } catch (error) {
      if (error instanceof RangeError && /call stack/i.test(error.message))
        return { diagnostics: [diagnostic("too-deep", {}, start)], notChecked: [] };
      return { diagnostics: [diagnostic("checker-fault", { said: sentence(error) }, start)], notChecked: [] };
    }
  } catch (error) {
    if (!(error instanceof UnreadableScript)) throw error;
    return { diagnostics: [diagnostic("unreadable-script", { said: sentence(error) }, start)], notChecked: [] };
  }
}

const nothing = { isScript: false, notChecked: [] } as const;

const notRead = ({ file, fault }: { readonly file: string; readonly fault: Diagnostic }): CheckedFile => ({
  ...nothing,
  file,
  diagnostics: [fault],
});
