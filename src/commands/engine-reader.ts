import type { ScriptReader } from "../compile.ts";
import type { Engine, EngineSearchOptions, Lack } from "../engine/find.ts";
import type { EngineSession } from "../engine/session.ts";
import type { Surroundings } from "./surroundings.ts";

/** There is no engine on this machine. */
export class NoEngine extends Error {
  override name = "NoEngine";
  readonly lacks: readonly Lack[];

  constructor(lacks: readonly Lack[]) {
    super("no PowerShell engine was found");
    this.lacks = lacks;
  }
}

/** Reads scripts with an engine that is looked for and started when it is first needed. */
export interface EngineReader extends ScriptReader {
  /** Starts the engine now, in the background; what goes wrong is thrown where a script is read. */
  start(): void;
  /** The engine, or undefined where none was needed. */
  engine(): Promise<Engine | undefined>;
  close(): Promise<void>;
}

export function engineReader(search: EngineSearchOptions): EngineReader {
  let started: Promise<{ readonly engine: Engine; readonly session: EngineSession }> | undefined;
  const open = (): NonNullable<typeof started> => (started ??= startEngine(search));
  return {
    start: () => void open().catch(() => {}),
    read: async (text) => (await open()).session.read({ text, functions: "text" }),
    engine: async () => (await started)?.engine,
    close: async () => {
      const opened = await started?.catch(() => undefined);
      await opened?.session.close();
    },
  };
}

async function startEngine(search: EngineSearchOptions) {
  const [{ findEngine }, { openEngine }] = await Promise.all([
    import("../engine/find.ts"),
    import("../engine/session.ts"),
  ]);
  const { found, lacks } = await findEngine(search);
  if (found === null) throw new NoEngine(lacks);
  return { engine: found, session: openEngine(found) };
}

/** The reader of a command: with the engine that a user named, or the one that is found. */
export function readerFor(engine: string | undefined, around: Surroundings): EngineReader {
  const explicit = engine === undefined ? {} : { explicit: engine };
  return engineReader({ ...around, ...explicit, announce: (line) => around.say(`${line}\n`) });
}
