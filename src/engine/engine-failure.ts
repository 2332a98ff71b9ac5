/** The engine could not be started, or ended before it had answered everything. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
  /** What it wrote to its standard error. */
  readonly stderr: string;
  /** Null where a signal ended it or it never started. */
  readonly exitCode: number | null;

  constructor(message: string, stderr: string, exitCode: number | null) {
    super(message);
    this.stderr = stderr;
    this.exitCode = exitCode;
  }
}

/** One script could not be read at all; the engine itself goes on. */
export class UnreadableScript extends Error {
  override readonly name = "UnreadableScript";
}
