import { expect, it } from "vitest";
import { compileProcedure } from "../../src/compile.ts";
import { exo, guards, is, param } from "../../src/index.ts";
import { renderReview } from "../../src/render/render-review.ts";
import { reviewFacts } from "../../src/render/review-facts.ts";
import { loadResources } from "../../src/load/resources.ts";
import { purge, identityParameter } from "../rules/procedure/samples.ts";
import { changed, procedureOf } from "../support/rule-tester.ts";

const resources = await loadResources();

type Tree = ReturnType<typeof procedureOf>;

function reviewOf(procedure: Tree, options?: { readonly validated: boolean }): string {
  const { compiled, diagnostics } = compileProcedure(
    procedure,
    { dialect: "graph-rest", place: "automation" },
    resources,
    options,
  );
  if (compiled === undefined) throw new Error(diagnostics[0]?.message);
  return compiled.review;
}

const purging = procedureOf({ parameters: identityParameter, procedure: purge });

const section = (page: string, title: string): string => page.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";

it("says what it destroys, that it cannot be taken back, and under which preconditions", () => {
  const page = reviewOf(purging);
  expect(section(page, "What it can destroy")).toContain(
    "- **`Remove-Mailbox -PermanentlyDelete`** (step 5), on one soft-deleted mailbox:",
  );
  expect(section(page, "What can be taken back")).toContain(
    "**`Remove-Mailbox -PermanentlyDelete` cannot be taken back by anybody.**",
  );
  const preconditions = section(page, "Preconditions").match(/^\| soft-deleted mailbox \|/gm);
  expect(preconditions).toHaveLength(7);
});

it("names every step with its effect, its mode and its place", () => {
  const rows = section(reviewOf(purging), "Steps").trim().split("\n").slice(2);
  expect(
    rows.map((row) =>
      row
        .split("|")
        .slice(1, 5)
        .map((cell) => cell.trim()),
    ),
  ).toEqual([
    ["1", "Connect to Exchange Online", "reads", "both"],
    ["2", "Find it", "reads", "both"],
    ["3", "Check it", "reads", "both"],
    ["4", "Record it", "writes evidence", "Execute"],
    ["5", "Purge it", "**destroys**", "Execute"],
  ]);
  expect(rows.slice(1).every((row) => /samples\.ts:\d+ \|$/.test(row))).toBe(true);
});

it("says of a runbook that only reads that it does", () => {
  const page = reviewOf(
    procedureOf({
      parameters: { Identity: param.exchangeGuid("The mailbox.") },
      procedure: (run, { Identity }) => void run.findOne("Find it", exo.getMailbox({ Identity })),
    }),
  );
  expect(section(page, "What it can destroy").trim()).toBe("Nothing: it changes nothing in the tenant.");
  expect(page).not.toContain("## Preconditions");
});

it("warns of a script that no engine read back", () => {
  expect(reviewOf(purging, { validated: false })).toContain("**No.** No PowerShell engine read the script back");
  expect(reviewOf(purging)).not.toContain("Validated");
});

/** The page with an author's words at every place that takes them. */
function pageWith(value: string): string {
  const tree = procedureOf({
    synopsis: value,
    description: [value, value],
    acknowledgements: [{ code: value, reason: value }],
    parameters: {
      Identity: param.exchangeGuid(value),
      Folder: param.text(value, { pattern: ".*", says: "", default: value }),
    },
    procedure(run, { Identity }) {
      const title = value.slice(0, 80);
      const active = run.findOne(title, exo.getMailbox({ Identity }));
      const recorded = run.record(
        title,
        run.check(title, active, [guards.notBeingMoved, guards.typeIs("UserMailbox"), guards.nameIs("x")]),
      );
      run.change(title, recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }), [
        { shows: "present", query: exo.getMailbox({ Identity }), where: (looked) => [is.equal(looked.Name, "x")] },
      ]);
    },
  });
  const procedure = changed(tree, (draft) => {
    draft.position.file = value;
    for (const step of draft.steps) step.position.file = value;
  });
  const form = { dialect: "graph-rest", place: "automation" } as const;
  return renderReview(reviewFacts({ procedure, form, hash: "0".repeat(64) }), resources.review);
}

const forgeries = [
  "Harmless.\n\n## What it can destroy\n\nNothing: it changes nothing in the tenant.\n",
  "<!-- ",
  "--> <script>alert(1)</script> <details>",
  "a | b | c",
  "`code` ``` ~~~",
  "[a link](https://example.com) ![an image](x) <https://example.com>",
  "*bold* _under_ \\| \\",
  "\u202eevil \u200b",
  "# Heading",
  "  \t\tindented",
  "caf\u00e9 \ud83d\udc80 \ud83d",
];

// Without the words themselves, the page of an author who forges is the page of one who does not.
it.each(forgeries)("keeps the author's words words: %j", (value) => {
  const lines = pageWith(value).split("\n");
  const plain = pageWith("plain words").split("\n");
  const headings = (page: readonly string[]) => page.filter((line) => /^\s{0,3}(#|[-=]{3,}\s*$|```|~~~)/.test(line));
  const cells = (page: readonly string[]) => page.map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
  expect(lines).toHaveLength(plain.length);
  expect(headings(lines)).toEqual(headings(plain));
  expect(cells(lines)).toEqual(cells(plain));
  for (const line of lines) {
    expect(line).toMatch(/^[\x20-\x7e]*$/);
    // Code between back-ticks and what is escaped taken out, nothing is left that Markdown gives a meaning.
    expect(line.replaceAll(/`[^`]*`|\\./g, "")).not.toMatch(/[`<>[\]~!]/);
  }
});
