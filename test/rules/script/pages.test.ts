import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { scriptSamples } from "../../diagnostics/samples/script.ts";
import { findingsIn } from "../../support/script-tester.ts";

const folder = new URL("../../../docs/rules/", import.meta.url);

/** Codes that are given of scripts; what was retired is told of procedures as well. */
const codes = new Set([...Object.keys(scriptSamples), "retired-cmdlet", "retired-module"]);

/** A script that stands on a page under a heading, for each code of the rules over scripts. */
const examples = readdirSync(folder)
  .filter((file) => codes.has(file.replace(".md", "")))
  .toSorted()
  .flatMap((file) => {
    const page = readFileSync(new URL(file, folder), "utf8");
    return (["Wrong", "Right"] as const).flatMap((part) => {
      const section = page.split(/^## /m).find((text) => text.startsWith(`${part}\n`)) ?? "";
      return [...section.matchAll(/```powershell\n([\s\S]*?)```/g)].map(([, text = ""]) => {
        return { code: file.replace(".md", ""), part, text };
      });
    });
  });

it.each(examples.map(({ code, part, text }) => [code, part, text] as const))(
  "%s: what its page calls %s",
  async (code, part, text) => {
    const codes = new Set((await findingsIn(text)).map((found) => found.code as string));
    if (part === "Wrong") expect(codes).toContain(code);
    else expect(codes).not.toContain(code);
  },
);

it("shows the right way beside every wrong one", () => {
  const shown = (part: string) => [...new Set(examples.filter((one) => one.part === part).map(({ code }) => code))];
  expect(shown("Wrong").length).toBeGreaterThan(0);
  expect(shown("Right")).toEqual(shown("Wrong"));
});
