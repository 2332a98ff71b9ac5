import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { sourceFolder } from "./build.ts";
import { EngineFailure, UnreadableScript } from "./engine-failure.ts";
import type { Environment } from "./executable.ts";
import type { Engine } from "./find.ts";
import { lineSplitter } from "./line-splitter.ts";
import type { ScriptReading } from "./reading.ts";
import { parseAnswer } from "./reading.ts";

/** A script to read: its text, or a file, which is decoded by its byte order mark and without one as UTF-8. */
export type ReadRequest = ({ readonly text: string } | { readonly path: string }) & {
  /** Gives functions defined at the top level by name and extent alone. */
  readonly functions?: "text";
};

export type EngineSession = {
  /**
   * Reads one script; any number may be asked for at once, and each resolves as it is answered.
   * @throws UnreadableScript, EngineFailure
   */
  read(request: ReadRequest): Promise<ScriptReading>;
  /** Waits for what was asked for and ends the engine. @throws EngineFailure */
  close(): Promise<void>;
};

/**
 * Starts one engine process that reads scripts until it is closed.
 * @param patience milliseconds without an answer after which an engine that owes one is ended
 */
export function openEngine(engine: Engine, environment: Environment = process.env, patience = 120_000): EngineSession {
  return new ReaderProcess(engine, environment, patience);
}

type Pending = {
  readonly line: string;
  readonly resolve: (reading: ScriptReading) => void;
  readonly reject: (error: Error) => void;
};

/** So many requests are with the engine at a time; the rest waits here, where it costs nothing. */
const mostInFlight = 32;
const longestStandardError = 16_384;

class ReaderProcess implements EngineSession {
  readonly #command: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: Pending[] = [];
  readonly #inFlight = new Map<number, Pending>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  #standardError = "";
  #closing = false;
  #failure: EngineFailure | undefined;
  readonly #patience: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(engine: Engine, environment: Environment, patience: number) {
    this.#patience = patience;
    this.#command = engine.command;
    this.#child = startReader(engine, environment);
    this.#ended = this.#listen();
  }

  read(request: ReadRequest): Promise<ScriptReading> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      if (this.#closing) return reject(new Error("The engine session is closed."));
      this.#waiting.push({ line: requestLine(request), resolve, reject });
      this.#send();
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#send();
    await this.#ended;
    if (this.#failure !== undefined) throw this.#failure;
  }

  #listen(): Promise<void> {
    const { stdin, stdout, stderr } = this.#child;
    stdout.on(
      "data",
      lineSplitter((line) => this.#hear(line)),
    );
    stderr.on("data", (chunk: Buffer) => this.#keepError(chunk.toString("utf8")));
    stdin.on("drain", () => this.#send());
    // A write to an engine that is gone fails here as well; "close" says why it is gone.
    stdin.on("error", () => {});
    return new Promise((ended) => {
      this.#child.on("error", (error) => this.#fail(`could not be started: ${error.message}`, null));
      this.#child.on("close", (exitCode, signal) => {
        if (exitCode !== 0 || this.#inFlight.size > 0 || !this.#closing)
          this.#fail(`ended with ${signal ?? exitCode}.`, exitCode);
        ended();
      });
    });
  }

  #send(): void {
    while (this.#inFlight.size < mostInFlight && !this.#child.stdin.writableNeedDrain) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#inFlight.set(++this.#lastId, next);
      this.#child.stdin.write(`{"id":${this.#lastId},${next.line}\n`, "latin1");
    }
    this.#watch();
    if (this.#closing && this.#waiting.length === 0 && this.#inFlight.size === 0) this.#child.stdin.end();
  }

  /** An engine that owes an answer and gives none for too long would keep whoever waits for it for ever. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#inFlight.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#fail(`gave no answer for ${this.#patience / 1000} s.`, null);
      this.#child.kill();
    }, this.#patience);
  }

  #hear(line: string): void {
    const answer = parseAnswer(line);
    const pending = answer === null ? undefined : this.#inFlight.get(answer.id);
    if (answer === null || pending === undefined) return this.#keepError(`${line}\n`);
    this.#inFlight.delete(answer.id);
    if ("reading" in answer) pending.resolve(answer.reading);
    else pending.reject(new UnreadableScript(answer.failure));
    this.#send();
  }

  #keepError(text: string): void {
    this.#standardError = `${this.#standardError}${text}`.slice(-longestStandardError);
  }

  #fail(how: string, exitCode: number | null): void {
    this.#failure ??= new EngineFailure(`The engine ${this.#command} ${how}`, this.#standardError, exitCode);
    for (const pending of [...this.#inFlight.values(), ...this.#waiting]) pending.reject(this.#failure);
    this.#inFlight.clear();
    this.#waiting.length = 0;
    clearTimeout(this.#timer);
  }
}

function startReader(engine: Engine, environment: Environment): ChildProcessWithoutNullStreams {
  const script = join(sourceFolder, "read.ps1");
  const pwshArguments = ["-NoProfile", "-NonInteractive", "-File", script, "-Reader", engine.reader];
  return spawn(engine.command, [...engine.arguments, ...pwshArguments], {
    env: { ...environment, POWERSHELL_TELEMETRY_OPTOUT: "1", POWERSHELL_UPDATECHECK: "Off" },
    windowsHide: true,
  });
}

/** The rest of the request after its id, in ASCII: an engine reads its input in whatever code page it was started with. */
function requestLine(request: ReadRequest): string {
  const { functions } = request;
  const subject = "text" in request ? { text: request.text } : { path: resolve(request.path) };
  const json = JSON.stringify({ ...subject, ...(functions && { functions }) });
  return json.slice(1).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
