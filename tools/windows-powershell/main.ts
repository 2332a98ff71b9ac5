import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFiles } from "../../src/util/write-files.ts";
import { lacksText } from "./lacks.ts";

const folder = fileURLToPath(new URL("../../src/engine", import.meta.url));
await writeFiles(join(folder), new Map([["windows-powershell.json", lacksText()]]));
