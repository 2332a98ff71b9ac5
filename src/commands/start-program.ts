import { spawn } from "node:child_process";

/** So long it is waited for a program that ends at once, because it can do nothing here: xdg-open does where there is no browser. */
const patience = 2000;

/** Starts a program that may outlive this one; what is wrong where it does not start, or ends at once with a failure. */
export function startProgram(program: string, given: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, [...given], { stdio: "ignore", detached: true, windowsHide: true });
    const goesOn = setTimeout(() => resolve(undefined), patience);
    const ended = (said: string | undefined): void => {
      clearTimeout(goesOn);
      resolve(said);
    };
    child.on("error", ({ message }) => ended(`${program} does not start (${message})`));
    child.on("exit", (code) => ended(code === 0 ? undefined : `${program} failed (${code ?? "stopped"})`));
    child.unref();
  });
}
