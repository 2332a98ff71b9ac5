import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const container = "https://contosoevidence.blob.core.windows.net/purges";

/**
 * Runs something with where a runbook puts its evidence. With MSOnline a person has signed in, for whom there is no token of a container: it is a
 * folder of this machine then, as long as it is needed.
 */
export async function withEvidence<Result>(
  runbook: string,
  rehearsed: (uri: string) => Promise<Result>,
): Promise<Result> {
  if (!runbook.startsWith("msonline/")) return rehearsed(container);
  const folder = await mkdtemp(join(tmpdir(), "purgebook-evidence-"));
  try {
    return await rehearsed(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
