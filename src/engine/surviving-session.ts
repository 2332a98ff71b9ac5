import { EngineFailure, UnreadableScript } from "./engine-failure.ts";
import type { ScriptReading } from "./reading.ts";
import type { EngineSession, ReadRequest } from "./session.ts";

/**
 * A session that outlives an engine which a script has ended or held up: what was under way then is asked for again, one by one, with an
 * engine of its own. Whatever ends that one alone is what PowerShell cannot read; all else is read.
 * @param open starts an engine
 * @throws EngineFailure where an engine does not even read an empty script: then it is not the script
 */
export function survivingSession(open: () => EngineSession): EngineSession {
  // It starts while the first script is still looked for.
  let shared: EngineSession | undefined = open();
  let single: EngineSession | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const openSound = async (): Promise<EngineSession> => {
    const opened = open();
    await opened.read({ text: "" });
    return opened;
  };

  const readAlone = async (request: ReadRequest): Promise<ScriptReading> => {
    single ??= await openSound();
    try {
      return await single.read(request);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      single = undefined;
      throw new UnreadableScript(`${error.message} It does so on this script alone.`, { cause: error });
    }
  };

  return {
    read: async (request) => {
      const used = (shared ??= open());
      try {
        return await used.read(request);
      } catch (error) {
        if (!(error instanceof EngineFailure)) throw error;
        if (shared === used) shared = undefined;
        const reading = turn.then(() => readAlone(request));
        turn = reading.catch(() => {});
        return reading;
      }
    },
    close: async () => {
      await turn;
      // An engine that failed has told it to whoever was reading.
      await Promise.all([shared, single].map((session) => session?.close().catch(() => {})));
    },
  };
}
