import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { generateFiles } from "./files.ts";

/** Writes the bindings and removes what is no longer generated. Run by `npm run generate`. */
const bindings = fileURLToPath(new URL("../bindings", import.meta.url));
const files = await generateFiles();

mkdirSync(bindings, { recursive: true });
for (const entry of readdirSync(bindings, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !files.has(relative(bindings, path).replaceAll(sep, "/"))) rmSync(path);
}
for (const [path, text] of files) {
  mkdirSync(dirname(join(bindings, path)), { recursive: true });
  writeFileSync(join(bindings, path), text);
}
console.log(`${files.size} files in ${relative(process.cwd(), bindings)}`);
