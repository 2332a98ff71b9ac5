import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFiles } from "../../src/util/write-files.ts";
import { tenantSchemaText } from "./schema-text.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
await writeFiles(join(root, "schemas"), new Map([["tenant.schema.json", tenantSchemaText()]]));
