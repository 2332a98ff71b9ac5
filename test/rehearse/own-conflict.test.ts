import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { rehearseJudged } from "../../src/rehearse/judged.ts";
import { serve } from "../../src/rehearse/service.ts";
import { common, stopCases } from "../../tools/stops/cases.ts";
import { id, mailbox, mailboxIn, tenant } from "../tenant/support/state.ts";
import { bridge } from "../support/bridge.ts";
import { stopRunbook } from "./support/stops.ts";

const reconnecting = stopCases.filter(({ runbook }) => /^(Connect-SoftDeletedMailbox|.*ViaReconnect)$/.test(runbook));

it.each(reconnecting.map((one) => [one.runbook, one] as const))(
  "%s, run again before its own user shows, waits for the mailbox instead of failing on the address",
  async (_, one) => {
    const stops = await stopRunbook(one, ({ name }) => name === "New-Mailbox");
    expect(stops.map(({ moment, runs, differs }) => ({ moment, runs, differs }))).toEqual([
      { moment: "before", runs: 2, differs: [] },
      { moment: "after", runs: 2, differs: [] },
    ]);
  },
);

it("fails where somebody else has the address, however often it runs, and changes nothing", async () => {
  const path = fileURLToPath(new URL("../../out/Connect-SoftDeletedMailbox.ps1", import.meta.url));
  const on = tenant({
    mailboxes: [mailbox(1)],
    users: [{ id: id(5, "e0"), userPrincipalName: "back@contoso.onmicrosoft.com" }],
  });
  const { runs, breaches } = await rehearseJudged({
    bridge: await bridge(),
    tenant: on,
    script: { path, text: await readFile(path, "utf8") },
    parameters: {
      ...common,
      Identity: id(1),
      MailboxName: "Back again",
      SignInName: "back",
      Domain: on.state.organization,
    },
    service: serve,
    next: (before) => (before.length === 1 ? 61_000 : undefined),
  });
  expect(breaches).toEqual([]);
  const [first, second] = runs.map(({ output }) => toldIn(output).at(-1));
  expect(first?.code).toBe("address-taken");
  // It has been waited for, as the first run might have taken it.
  expect(second).toMatchObject({ code: "not-verified", message: expect.stringContaining("is already being used by") });
  expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
});
