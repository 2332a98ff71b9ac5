import { registerHooks } from "node:module";
import { extname } from "node:path";

/**
 * From here on "purgebook" means the running package where the project has none of its own, as before its first
 * `npm install`, or with a global installation.
 */
export function resolveOwnPackage(): void {
  const own = new URL(`../index${extname(import.meta.filename)}`, import.meta.url).href;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      try {
        return nextResolve(specifier, context);
      } catch (error) {
        if (specifier !== "purgebook") throw error;
        return { url: own, shortCircuit: true };
      }
    },
  });
}
