import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sourceFolder } from "../engine/build.ts";
import { EngineFailure } from "../engine/engine-failure.ts";
import type { Environment } from "../engine/executable.ts";
import type { Engine } from "../engine/find.ts";
import { lineSplitter } from "../engine/line-splitter.ts";

/** A question of the script to the tenant. */
export interface BridgeCall {
  readonly call: string;
  /** The line of the script that called. */
  readonly line: number;
  /** The step that a runbook is at, as it keeps it in `$run.Step`. */
  readonly step?: number;
  /** Milliseconds that the script has passed by looking at the time. */
  readonly passed: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface BridgeAnswer {
  /** The time in the tenant, ISO 8601, UTC. */
  readonly now: string;
  readonly objects?: readonly unknown[];
  readonly warnings?: readonly string[];
  readonly error?: { readonly message: string };
}

export interface RunRequest {
  /** Absolute path. */
  readonly script: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly now: string;
  /** Bodies of the functions that stand in for commands, by name. */
  readonly functions: Readonly<Record<string, string>>;
  /** It runs as Windows PowerShell 5.1 runs it, as near as the engine comes. */
  readonly inWindowsPowerShell: boolean;
}

/** How a script ended: at its end, or by an error that nothing caught. */
export interface Ended {
  readonly failure?: { readonly code: string; readonly message: string; readonly line: number };
}

/** What PowerShell knows of a script before it runs it. */
export interface ScriptHead {
  readonly errors: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  /** Empty where it does not parse. */
  readonly parameters: readonly ScriptParameter[];
}

export interface ScriptParameter {
  readonly name: string;
  /** The short name of its .NET type: `String`, `SwitchParameter`, `String[]`. */
  readonly type: string;
  readonly isMandatory: boolean;
  /** PowerShell gives it to every command. */
  readonly isCommon: boolean;
  readonly aliases: readonly string[];
}

export interface RunListener {
  /** Undefined: no answer comes, and the run is given up where it stands, as when its process dies. */
  answer(call: BridgeCall): BridgeAnswer | undefined;
  say(stream: "output" | "warning" | "error", text: string): void;
}

type Message =
  | BridgeCall
  | { readonly version: string }
  | { readonly head: ScriptHead }
  | { readonly stream: "output" | "warning" | "error"; readonly text: string }
  | ({ readonly ended: true } & Ended);

/** An engine that runs scripts, one after the other, each asking the listener whatever it asks of the service. */
export class Bridge {
  /** The version of PowerShell that runs the scripts. */
  readonly version: Promise<string>;
  readonly #child: ChildProcess;
  readonly #server: Server;
  readonly #folder: string;
  readonly #socket: Promise<Socket>;
  /** Opens the bridge of what runs in Windows PowerShell: what it changes there is the same for all of a process. */
  readonly #openOther: () => Promise<Bridge>;
  #other: Promise<Bridge> | undefined;
  #current: { readonly listener: RunListener; readonly end: (ended: Ended | "given-up") => void } | undefined;
  #fail: ((error: EngineFailure) => void) | undefined;
  #standardError = "";
  #greet: (version: string) => void = () => {};
  #describe: (head: ScriptHead) => void = () => {};

  private constructor(
    child: ChildProcess,
    server: Server,
    folder: string,
    socket: Promise<Socket>,
    openOther: () => Promise<Bridge>,
  ) {
    this.#openOther = openOther;
    this.#child = child;
    this.#server = server;
    this.#folder = folder;
    this.#socket = socket;
    child.stderr?.on("data", (chunk: Buffer) => (this.#standardError += chunk.toString("utf8")));
    child.on("close", (exitCode, signal) =>
      this.#fail?.(new EngineFailure(`The engine ended with ${exitCode ?? signal}.`, this.#standardError, exitCode)),
    );
    this.version = new Promise((resolve) => (this.#greet = resolve));
    void socket.then((opened) =>
      opened.on(
        "data",
        lineSplitter((line) => this.#hear(opened, line)),
      ),
    );
  }

  /** Whether it lives, and no script runs on it. */
  get isFree(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#current === undefined;
  }

  /** @param environment what the engine's process finds in its environment */
  static open(engine: Engine, environment: Environment): Promise<Bridge> {
    return Bridge.#open(engine, environment, []);
  }

  static async #open(engine: Engine, environment: Environment, more: readonly string[]): Promise<Bridge> {
    const bridge = join(dirname(engine.reader), "PurgebookBridge.dll");
    const script = join(sourceFolder, "rehearse.ps1");
    const folder = await mkdtemp(join(tmpdir(), "purgebook-rehearsal-"));
    const pipe =
      process.platform === "win32" ? `\\\\.\\pipe\\${folder.replaceAll(/[^\w-]/g, "")}` : join(folder, "tenant");
    const server = createServer();
    const socket = new Promise<Socket>((resolve) => server.once("connection", resolve));
    await new Promise<void>((resolve) => server.listen(pipe, resolve));
    const name = process.platform === "win32" ? pipe.slice(9) : pipe;
    const engineArguments = [
      ...engine.arguments,
      "-NoProfile",
      "-NonInteractive",
      "-File",
      script,
      "-Bridge",
      bridge,
      "-Pipe",
      name,
      ...more,
    ];
    const child = spawn(engine.command, engineArguments, {
      env: environment,
      stdio: ["ignore", "inherit", "pipe"],
      windowsHide: true,
    });
    const openOther = (): Promise<Bridge> => Bridge.#open(engine, environment, ["-WindowsPowerShell"]);
    return new Bridge(child, server, folder, socket, openOther);
  }

  /** What PowerShell reads of a script without running it. @param script absolute path @throws EngineFailure */
  async head(script: string): Promise<ScriptHead> {
    const socket = await this.#socket;
    return new Promise((resolve, reject) => {
      this.#describe = resolve;
      this.#fail = reject;
      socket.write(`${JSON.stringify({ describe: script })}\n`);
    });
  }

  /** Runs a script until it ends, or until the listener gives it up. @throws EngineFailure */
  async run({ inWindowsPowerShell, ...request }: RunRequest, listener: RunListener): Promise<Ended | "given-up"> {
    if (inWindowsPowerShell) {
      if ((await this.#other)?.isFree !== true) this.#other = this.#openOther();
      const other = await (this.#other as Promise<Bridge>);
      return other.run({ inWindowsPowerShell: false, ...request }, listener);
    }
    const socket = await this.#socket;
    return new Promise((resolve, reject) => {
      this.#current = { listener, end: resolve };
      this.#fail = reject;
      socket.write(`${JSON.stringify({ run: request })}\n`);
    });
  }

  async close(): Promise<void> {
    await (await this.#other)?.close();
    this.#fail = undefined;
    const socket = await this.#socket;
    socket.end();
    this.#server.close();
    if (this.#child.exitCode === null) await new Promise((resolve) => this.#child.once("close", resolve));
    await rm(this.#folder, { recursive: true, force: true });
  }

  #hear(socket: Socket, line: string): void {
    const message = JSON.parse(line) as Message;
    if ("version" in message) return this.#greet(message.version);
    if ("head" in message) return this.#describe(message.head);
    const current = this.#current;
    if (current === undefined) return;
    if ("stream" in message) return current.listener.say(message.stream, message.text);
    if ("ended" in message) {
      this.#current = undefined;
      return current.end(message.failure === undefined ? {} : { failure: message.failure });
    }
    const answer = current.listener.answer(message);
    if (answer !== undefined) {
      socket.write(`${JSON.stringify(answer)}\n`);
      return;
    }
    this.#current = undefined;
    socket.write('{"abandon":true}\n');
    current.end("given-up");
  }
}
