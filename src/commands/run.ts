import { CommanderError } from "commander";
import { program } from "./program.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

/** Does what the command line asks for, and gives its exit code. What is thrown is a fault of purgebook. */
export async function run(commandArguments: readonly string[], around: Surroundings): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    await program(around, (code) => (exitCode = code)).parseAsync(commandArguments, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Error) || error.name !== "WrongUsage") throw error;
    around.say(`${error.message}\n`);
    return 2;
  }
  return exitCode;
}
