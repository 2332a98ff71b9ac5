import { runbookFiles, type RunbookFiles } from "../../../src/emit/runbook-files.ts";
import type { Form } from "../../../src/procedure/form.ts";
import { sha256 } from "../../../src/util/sha256.ts";

interface Options {
  readonly form?: Form;
  readonly validated?: boolean;
  /** The file of its procedure. */
  readonly source?: string;
}

/** The files of a runbook whose texts say what they are. */
export function runbookOf(name: string, options: Options = {}): RunbookFiles {
  const {
    form = { dialect: "graph-rest", place: "automation" },
    validated = true,
    source = `runbooks/${name.toLowerCase()}.runbook.ts`,
  } = options;
  const texts = {
    name,
    form,
    text: `script of ${name}`,
    hash: sha256(`script of ${name}`),
    review: `review of ${name}`,
    permissions: `permissions of ${name}`,
  };
  return runbookFiles(texts, [{ file: source, sha256: sha256("source") }], validated);
}
