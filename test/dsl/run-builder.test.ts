import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { AuthorError } from "../../src/dsl/author-error.ts";
import { buildSteps } from "../../src/dsl/run-builder.ts";
import {
  directory,
  exo,
  guards,
  identity,
  is,
  matching,
  param,
  text,
  userPrincipalNameText,
  type Run,
} from "../../src/index.ts";
import { walk } from "../../src/procedure/walk.ts";
import type { Step } from "../../src/procedure/step.ts";
import { purge } from "../rules/procedure/samples.ts";

const Identity = { expression: "parameter", name: "Identity", valueType: "ExchangeGuid" } as const;
const TargetsJson = { expression: "parameter", name: "TargetsJson", valueType: "other" } as const;
const MaxTargets = { expression: "parameter", name: "MaxTargets", valueType: "number" } as const;
const query = exo.getMailbox({ Identity, SoftDeletedMailbox: true });

const stepsOf = (procedure: (run: Run) => void): readonly Step[] => buildSteps(procedure) as unknown as readonly Step[];

function everyStep(run: Run): void {
  purge(run, { Identity });
  const active = run.findOne("Find it active", exo.getMailbox({ Identity }), {
    absent: "skip",
    where: (it) => [is.equal(it.Name, "x")],
  });
  const recorded = run.record("Record", run.check("Check", active, [guards.nameIs(text`a-${Identity}`)]));
  run.change("Change", recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }), [
    { shows: "present", query: exo.getMailbox({ Identity }), where: (looked) => [is.equal(looked.DisplayName, "x")] },
  ]);
  run.waitUntil("Wait", { shows: "present", query });
  run.verify("Verify", { shows: "absent", query });
  run.when("When", is.missing(active), (inner) => inner.verify("Verify inside", { shows: "absent", query }));
  const listing = run.findAll("List", exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" }), {
    as: "deleted",
  });
  run.forEach("Each", TargetsJson as never, { cap: MaxTargets as never, in: listing }, (turn, target) => {
    turn.findIn("Find in", exo.getMailbox({ Identity: target, SoftDeletedMailbox: true }), { as: "one" });
  });
  run.findText("Find text", active.InPlaceHolds, { as: "hold" });
  run.report("Report", { reporter: "Write-It", inputs: {} });
}

it("builds the steps in the order in which they are called, those of a block inside it", () => {
  const steps = stepsOf(everyStep);
  expect(steps.map(({ kind }) => kind)).toEqual([
    "find-one",
    "check",
    "record",
    "destroy",
    "find-one",
    "check",
    "record",
    "change",
    "wait",
    "verify",
    "when",
    "find-all",
    "for-each",
    "find-text",
    "report",
  ]);
  expect([...walk(steps)].map(({ title }) => title)).toContain("Verify inside");
  expect(steps.map((step) => ("steps" in step ? step.steps.length : 0))).toEqual([
    ...Array<number>(10).fill(0),
    1,
    0,
    1,
    0,
    0,
  ]);
});

const here = fileURLToPath(import.meta.url);
const samples = fileURLToPath(new URL("../rules/procedure/samples.ts", import.meta.url));
const lineOf = (path: string, text: string): string => {
  const lines = readFileSync(path, "utf8").split("\n");
  return `${path}:${lines.findIndex((line) => line.includes(text)) + 1}`;
};

it("knows of each step the line of the source that asks for it, through functions of the author's and other files too", () => {
  for (const step of walk(stepsOf(everyStep))) {
    const { path, line } = step.position as unknown as { readonly path: string; readonly line: number };
    const source = readFileSync(path, "utf8").split("\n");
    // A call that is broken over lines begins on the line of its name.
    const said = source.slice(line - 1, line + 2).join("\n");
    expect(said, `${step.kind} ${step.title}`).toContain(`"${step.title}"`);
  }
  const places = stepsOf(everyStep).map((step) => {
    const { path, line } = step.position as unknown as { readonly path: string; readonly line: number };
    return `${path}:${line}`;
  });
  expect(places.slice(0, 4)).toEqual(
    ['"Find it", exo', '"Check it"', '"Record it"', '"Purge it"'].map((said) => lineOf(samples, said)),
  );
  expect(places[8]).toBe(lineOf(here, '"Wait",'));
});

it("knows the column too", () => {
  const [step] = stepsOf((run) => void run.findOne("At its column", query));
  const { column, line } = step?.position ?? { column: 0, line: 0 };
  const source = readFileSync(here, "utf8").split("\n")[line - 1] ?? "";
  expect(source.slice(column - 1)).toMatch(/^findOne\("At its column"/);
});

function unfrozen(value: unknown, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) => unfrozen(child, `${path}.${key}`));
  return Object.isFrozen(value) ? inside : [path, ...inside];
}

it("gives a tree that nothing can change any more", () => {
  expect(unfrozen(stepsOf(everyStep))).toEqual([]);
  for (const word of [is, guards, param, directory, exo, query]) expect(Object.isFrozen(word)).toBe(true);
  expect(unfrozen(guards.typeIs("UserMailbox"))).toEqual([]);
});

it("gives a tree that is inert: data without functions, proxies and unknown values", () => {
  const steps = stepsOf(everyStep);
  expect(structuredClone(steps)).toEqual(steps);
  const plain = steps.map((step) => step);
  expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
});

it("makes the identity that was asked for the key of what is found, by its kind", () => {
  const UserId = { expression: "parameter", name: "UserId", valueType: "DirectoryObjectId" } as const;
  const keyOf = (procedure: (run: Run) => void): unknown => {
    const [step] = stepsOf(procedure);
    return step !== undefined && "found" in step ? step.found.key?.property : undefined;
  };
  expect(keyOf((run) => void run.findOne("Find it", query))).toBe("ExchangeGuid");
  expect(keyOf((run) => void run.findOne("Find it", exo.getMailbox({ Identity: UserId as never })))).toBe(
    "ExternalDirectoryObjectId",
  );
  expect(keyOf((run) => void run.findOne("Find it", directory.user({ Id: UserId as never })))).toBe("id");
  const name = identity.distinguishedName("CN=x,OU=y,DC=z");
  // A constant is a text in the tree: the rules refuse it, because nothing tells it from a name.
  expect(keyOf((run) => void run.findOne("Find it", exo.getMailbox({ Identity: name })))).toBe("ExchangeGuid");
});

it("gives no step to one who changes it", () => {
  buildSteps((run) => {
    expect(() => Object.assign(run, { destroy: () => {} })).toThrow(TypeError);
  });
});

const mailbox = (run: Run) => run.findOne("Find it", query);
const wrong: readonly (readonly [what: string, code: string, says: RegExp, (run: Run) => void])[] = [
  [
    "a title of more than 80 characters",
    "invalid-step",
    /81 characters/,
    (run) => void run.findOne("x".repeat(81), query),
  ],
  ["an empty title", "invalid-step", /begins with its title/, (run) => void run.findOne(" ", query)],
  ["no title", "invalid-step", /begins with its title/, (run) => void run.findOne(query as never, query)],
  ["no call", "invalid-step", /takes a call/, (run) => void run.findOne("Find it", undefined as never)],
  [
    "another object in place of a call",
    "invalid-step",
    /takes a call/,
    (run) => void run.findOne("Find it", {} as never),
  ],
  ["two objects of one name", "duplicate-name", /"mailbox"/, (run) => [mailbox(run), mailbox(run)]],
  [
    "a name that the compiler uses",
    "duplicate-name",
    /"fresh"/,
    (run) => void run.findOne("Find it", query, { as: "fresh" }),
  ],
  [
    "a name that is none",
    "invalid-step",
    /"a; Exit-Now"/,
    (run) => void run.findOne("Find it", query, { as: "a; Exit-Now" }),
  ],
  ["a name in capitals", "invalid-step", /lower case/, (run) => void run.findOne("Find it", query, { as: "Mailbox" })],
  [
    "a name of 41 letters",
    "invalid-step",
    /lower case/,
    (run) => void run.findOne("Find it", query, { as: "a".repeat(41) }),
  ],
  [
    "no identity",
    "needs-one-target",
    /identity/,
    (run) => void run.findOne("Find it", exo.getMailbox({ SoftDeletedMailbox: true })),
  ],
  [
    "a property that is not there",
    "unknown-property",
    /"NoSuch"/,
    (run) => void (mailbox(run) as never as { NoSuch: unknown }).NoSuch,
  ],
  [
    "a property of the prototype",
    "unknown-property",
    /"constructor"/,
    (run) => void (mailbox(run) as never as { constructor: unknown }).constructor,
  ],
  [
    "a text in place of an object",
    "invalid-step",
    /findOne gave/,
    (run) => void run.check("Check", "mailbox" as never, []),
  ],
  [
    "a property in place of an object",
    "invalid-step",
    /findOne gave/,
    (run) => void run.check("Check", mailbox(run).Name as never, []),
  ],
  ["null in place of an object", "invalid-value", /A null/, (run) => void run.record("Record", null as never)],
  ["a list in a text", "invalid-value", /A list/, () => void text`a ${["b"] as never}`],
  ["null in a text", "invalid-value", /A null/, () => void text`a ${null as never}`],
  ["nothing in a text", "invalid-value", /A undefined/, () => void text`a ${undefined as never}`],
  ["a fraction", "invalid-value", /A number/, (run) => void is.equal(mailbox(run).Name, 1.5 as never)],
  [
    "a number of more than 32 bits",
    "invalid-value",
    /32 bits/,
    (run) => void is.equal(mailbox(run).Name, (2 ** 31) as never),
  ],
  ["a date", "invalid-value", /A object/, (run) => void is.equal(mailbox(run).Name, new Date() as never)],
  ["a function", "invalid-value", /A function/, (run) => void is.equal(mailbox(run).Name, (() => "x") as never)],
  [
    "a regular expression of JavaScript",
    "invalid-value",
    /\.NET/,
    (run) => void is.matching(mailbox(run).Name, /x/ as never),
  ],
  [
    "a text without a name",
    "invalid-step",
    /cannot name/,
    (run) => void run.findText("Find", mailbox(run).InPlaceHolds, {} as never),
  ],
  ["such a one for a list", "invalid-value", /\.NET/, (run) => void matching(mailbox(run).InPlaceHolds, /x/ as never)],
  [
    "what was not found as missing",
    "invalid-value",
    /findOne gave/,
    (run) => void is.missing(mailbox(run).Name as never),
  ],
  [
    "bounds that are no whole numbers",
    "invalid-value",
    /32 bits/,
    () => void param.integer("x", { minimum: 0.5, maximum: 2 }),
  ],
  [
    "bounds without anything between",
    "invalid-value",
    /within/,
    () => void param.integer("x", { minimum: 3, maximum: 2 }),
  ],
  [
    "a default outside of its bounds",
    "invalid-value",
    /within/,
    () => void param.integer("x", { minimum: 1, maximum: 2, default: 3 }),
  ],
  [
    "a loop over something else than a parameter",
    "invalid-step",
    /parameters of the runbook/,
    (run) => {
      const listing = run.findAll("List", exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" }));
      run.forEach("Each", "a" as never, { cap: MaxTargets as never, in: listing }, () => {});
    },
  ],
  [
    "a loop without a listing",
    "invalid-step",
    /findAll gave/,
    (run) => run.forEach("Each", TargetsJson as never, { cap: MaxTargets as never } as never, () => {}),
  ],
  [
    "a turn outside of a loop",
    "invalid-step",
    /belongs into forEach/,
    (run) => void (run as never as { findIn: (title: string, query: unknown) => void }).findIn("Find it", query),
  ],
];

it.each(wrong)("refuses %s, at the line of the author", (_what, code, says, procedure) => {
  let thrown: unknown;
  try {
    buildSteps(procedure);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(AuthorError);
  expect(thrown).toMatchObject({ code, message: expect.stringMatching(says), site: { path: here } });
  const { line } = (thrown as AuthorError).site;
  expect(readFileSync(here, "utf8").split("\n")[line - 1]).toMatch(/run|text`|param\.|is\./);
});

it("makes texts of values, in the order in which they stand", () => {
  expect(text`purge-${Identity}-${1}${"{0}"}`).toEqual({
    expression: "text",
    parts: ["purge-", Identity, "-", "1", "{0}"],
    valueType: "text",
  });
  expect(userPrincipalNameText`${"a"}@b`).toMatchObject({ parts: ["a", "@b"], valueType: "UserPrincipalName" });
});

it("leaves Node's own stack traces as they were", () => {
  const [limit, prepare] = [Error.stackTraceLimit, Error.prepareStackTrace];
  stepsOf(everyStep);
  expect([Error.stackTraceLimit, Error.prepareStackTrace]).toEqual([limit, prepare]);
  expect(new Error("x").stack).toContain("run-builder.test.ts");
});

it("refuses a step that is asked of the run of another block, in or after it", () => {
  const within = (run: Run): void => {
    const found = run.findOne("Find it", query);
    run.when(
      "Where it has a name",
      is.notEmpty(found.Name),
      () => void run.findOne("Look again", query, { as: "again" }),
    );
  };
  expect(() => buildSteps(within)).toThrow(/"Look again" is asked of the run of another block/);
  const after = (run: Run): void => {
    const found = run.findOne("Find it", query);
    let kept: Run | undefined;
    run.when("Where it has a name", is.notEmpty(found.Name), (inner) => {
      kept = inner;
      inner.findOne("Look", query, { as: "looked1" });
    });
    kept?.findOne("Look later", query, { as: "later" });
  };
  expect(() => buildSteps(after)).toThrow(/"Look later" is asked of the run of another block/);
});

it.each<readonly [string, (run: Run) => void]>([
  ["a guard that is none", (run) => void run.check("Check", run.findOne("Find", query), [undefined as never])],
  ["no list of guards", (run) => void run.check("Check", run.findOne("Find", query), "notOnHold" as never)],
  ["no condition", (run) => run.when("When", undefined as never, () => {})],
  ["no report", (run) => run.report("Report", {} as never)],
  ["a word for absent that is none", (run) => void run.findOne("Find", query, { absent: "maybe" as never })],
  ["no condition of a find", (run) => void run.findOne("Find", query, { where: () => [true as never] })],
])("says what is wrong with %s", (_, procedure) => {
  expect(() => buildSteps(procedure)).toThrow(AuthorError);
});
