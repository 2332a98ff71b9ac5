import { expect, it } from "vitest";
import { sectionsOf } from "../../src/review/script-sections.ts";

const script = `# 2. Find it -- comment of a function, and no section
try {
    # 1. Connect ---
    $run.Step = 1
    Connect

    # 2. Find it --- a.ts:1
    $run.Step = 2
    $mailbox = Find

    if ($null -ne $mailbox) {
        # 3. Is it so? --- a.ts:2
        $run.Step = 3
        if ($mailbox.IsSo) {

            # 4. Purge it --- a.ts:3
            $run.Step = 4
            Purge
        }
    }

    Write-Done
}
catch { throw }
`;

it("gives every line of the body to one step, with what opens around it", () => {
  const steps = ["Connect", "Find it", "Is it so?", "Purge it"].map((title, at) => ({ number: at + 1, title }));
  const lines = script.split("\n");
  const texts = sectionsOf(script, steps).map(({ from, to }) => lines.slice(from - 1, to).map((line) => line.trim()));
  expect(texts).toEqual([
    ["# 1. Connect ---", "$run.Step = 1", "Connect", ""],
    ["# 2. Find it --- a.ts:1", "$run.Step = 2", "$mailbox = Find", ""],
    ["if ($null -ne $mailbox) {", "# 3. Is it so? --- a.ts:2", "$run.Step = 3", "if ($mailbox.IsSo) {", ""],
    ["# 4. Purge it --- a.ts:3", "$run.Step = 4", "Purge", "}", "}", "", "Write-Done"],
  ]);
});
