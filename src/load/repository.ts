import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder and those around it, outwards to the top of its repository, or else to another folder. */
export function foldersToTop(folder: string, otherwise: string = folder): readonly string[] {
  const outwards = [folder, ...foldersAround(folder)];
  const top = outwards.find((outer) => existsSync(join(outer, ".git"))) ?? otherwise;
  return outwards.slice(0, Math.max(0, outwards.indexOf(top)) + 1);
}

function* foldersAround(folder: string): Generator<string> {
  for (let inner = folder; dirname(inner) !== inner; inner = dirname(inner)) yield dirname(inner);
}
