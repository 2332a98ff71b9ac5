import { expect, it } from "vitest";
import { check } from "../../../src/check.ts";
import type { Ast } from "../../../src/powershell/script/ast.ts";
import { commandsOf } from "../../../src/powershell/script/command.ts";
import { around, scriptOf, type Script } from "../../../src/powershell/script/script.ts";
import { actsOf, type Act } from "../../../src/rules/script/support/act.ts";
import { compileShipped } from "../../compile/support/shipped.ts";
import { readWhole } from "../../powershell/support/reader.ts";

/**
 * The emitted runbooks with something dangerous done to them, checked as anybody's script is: by the rules alone, which know nothing of what
 * was meant. Read back by the compiler, each would be noticed anyway (test/powershell/read-back.test.ts).
 */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
interface Kind {
  readonly what: string;
  /** A finding of one of these codes notices it. */
  readonly codes: readonly string[];
  /** The mutants of a script, each a list of edits. */
  readonly of: (script: Script) => readonly (readonly Edit[])[];
}

const shipped = await Promise.all(
  (await compileShipped()).map(async ({ procedure, form, text }) => ({
    name: `${form.dialect}/${procedure.name}`,
    script: scriptOf("script.ps1", text, await readWhole(text)),
  })),
);

const destroying = (script: Script): readonly Act[] =>
  actsOf(script).filter(({ effect, command }) => effect === "destroy" && !isInFunction(script, command.node));
const isInFunction = (script: Script, node: Ast): boolean =>
  [...around(script, node)].some(({ type }) => type === "FunctionDefinitionAst");

/** The statements of the script's body that call one of these. */
function statementsCalling(script: Script, names: RegExp): readonly Ast[] {
  return commandsOf(script)
    .filter(({ name = "", node }) => names.test(name) && !isInFunction(script, node))
    .map(({ node }) => {
      const statement = [...around(script, node)].find((outer) =>
        ["NamedBlockAst", "StatementBlockAst"].includes(script.parentOf(outer)?.type ?? ""),
      );
      return statement ?? node;
    });
}
const dropped = ({ start, end }: Ast): Edit => ({ start, end, text: "$null = 1" });
const allOf = (edits: readonly Edit[]): readonly (readonly Edit[])[] => (edits.length === 0 ? [] : [edits]);

/** The part of a script in which an act is tried: the block with its fresh look. */
function attemptOf(script: Script, { command }: Act): Ast | undefined {
  return [...around(script, command.node)].find(({ type }) => type === "ScriptBlockExpressionAst");
}

const kinds: readonly Kind[] = [
  {
    what: "a gate is dropped",
    codes: ["act-outside-gate"],
    of: (script) =>
      destroying(script).map(({ command }) => {
        const gates = [...around(script, command.node)].filter(({ type }) => type === "IfStatementAst");
        // What must be agreed on by a parameter, off by default, has a gate besides.
        if (gates.some((gate) => /^if \(\$Lift\w+ -eq \$true\)/.test(script.textOf(gate)))) return [];
        return gates.flatMap((gate) =>
          gate.type !== "IfStatementAst"
            ? []
            : gate.Clauses.filter(([condition]) => script.textOf(condition).includes("$run.Mode")).map(
                ([{ start, end }]) => ({ start, end, text: "$true" }),
              ),
        );
      }),
  },
  {
    what: "every record is dropped",
    codes: ["act-without-record"],
    of: (script) =>
      destroying(script).length === 0 ? [] : allOf(statementsCalling(script, /^Save-Evidence$/).map(dropped)),
  },
  {
    what: "every check of holds is dropped before a purge",
    codes: ["act-without-hold-check"],
    of: (script) =>
      actsOf(script).some(({ name }) => name === "Remove-Mailbox")
        ? allOf(statementsCalling(script, /^Assert-NotOn(Organization)?Hold$/).map(dropped))
        : [],
  },
  {
    what: "every verification is dropped",
    codes: ["act-without-look"],
    of: (script) =>
      // Clear-MailboxHold looks again at its end, at the holds that are left.
      destroying(script).length === 0 || statementsCalling(script, /^Write-RemainingHold$/).length > 0
        ? []
        : allOf(statementsCalling(script, /^(Confirm-(Gone|AllGone|NotActive)|Wait-Until)$/).map(dropped)),
  },
  {
    what: "a piped object is told by its name",
    codes: ["ambiguous-identity", "live-twin"],
    of: (script) =>
      ["Name", "PrimarySmtpAddress", "Alias", "Identity"].flatMap((property) =>
        destroying(script)
          .filter(({ name }) => name === "Remove-Mailbox")
          .map(({ command }) => [
            {
              start: command.pipeline.start,
              end: command.pipeline.end,
              text: `Remove-Mailbox -Identity $fresh.${property} -PermanentlyDelete -Confirm:$false -ErrorAction Stop`,
            },
          ]),
      ),
  },
  {
    what: "an identity is swapped",
    codes: ["ambiguous-identity"],
    of: (script) =>
      destroying(script).flatMap(({ command }) =>
        script.within(command.node).flatMap((node) =>
          node.type === "MemberExpressionAst" && /^\$fresh\.(ExchangeGuid|id)$/.test(script.textOf(node))
            ? [
                [
                  {
                    start: node.Member.start,
                    end: node.Member.end,
                    text: script.textOf(node) === "$fresh.id" ? "userPrincipalName" : "Name",
                  },
                ],
              ]
            : [],
        ),
      ),
  },
  {
    what: "the check of holds is dropped behind the second look",
    codes: ["stale-hold-check"],
    of: (script) =>
      destroying(script)
        .filter(({ name }) => name === "Remove-Mailbox")
        .flatMap((act) => {
          const attempt = attemptOf(script, act);
          if (attempt === undefined) return [];
          const checks = statementsCalling(script, /^Assert-NotOn(Organization)?Hold$/);
          return allOf(checks.filter(({ start, end }) => start > attempt.start && end < attempt.end).map(dropped));
        }),
  },
  {
    what: "the look before an act asks for nobody, and nothing counts or compares its answer",
    codes: ["unfiltered-pipe", "null-identity", "live-twin"],
    of: (script) =>
      destroying(script).flatMap((act) => {
        const attempt = attemptOf(script, act);
        if (attempt === undefined) return [];
        const inAttempt = ({ start, end }: Ast): boolean => start > attempt.start && end < attempt.end;
        const looks = commandsOf(script).filter(({ name, node }) => name === "Get-Mailbox" && inAttempt(node));
        const refusing = statementsCalling(script, /^Assert-(OneTarget|Unchanged)$/).filter(inAttempt);
        return looks.map(({ node, pipeline }) => [
          { start: node.start, end: node.end, text: "Get-Mailbox -SoftDeletedMailbox -ErrorAction Stop" },
          { start: node.end, end: pipeline.end, text: "" },
          ...refusing.map(dropped),
        ]);
      }),
  },
];

function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end), text);
}

const mutants = kinds.flatMap(({ what, codes, of }) =>
  shipped.flatMap(({ name, script }) =>
    of(script)
      .filter((edits) => edits.length > 0)
      .map((edits, at) => ({
        title: `${what}: ${name}, ${at + 1}`,
        what,
        codes,
        text: edited(script.text, edits),
      })),
  ),
);

it.each(mutants.map(({ title, codes, text }) => [title, codes, text] as const))("%s", async (_, codes, text) => {
  const reading = await readWhole(text);
  expect(reading.errors).toEqual([]);
  const found = check({ file: "script.ps1", text, reading }, ["automation-5.1", "automation-7.4", "automation-7.6"]);
  expect(found.map(({ code }) => code).some((code) => codes.includes(code))).toBe(true);
});

it("has mutants of every kind", () => {
  for (const { what } of kinds)
    expect(mutants.filter((mutant) => mutant.what === what).length, what).toBeGreaterThan(1);
});
