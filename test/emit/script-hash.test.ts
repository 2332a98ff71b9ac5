import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { scriptHash, sealHash } from "../../src/emit/script-hash.ts";

const zeros = "0".repeat(64);
const template = `<#\n.NOTES\n    Hash ${zeros}\n#>\n$run = @{\n    Hash = '${zeros}'\n    EventHash = '${zeros}'\n}\n`;

it("is the SHA-256 of the script with its own digits set to zero", () => {
  const { text, hash } = sealHash(template);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(text.split(hash)).toHaveLength(4);
  // What anybody can do without purgebook.
  const zeroed = text.replaceAll(hash, zeros);
  expect(createHash("sha256").update(zeroed, "utf8").digest("hex")).toBe(hash);
  expect(scriptHash(text, hash)).toBe(hash);
});

it("changes with every character of the script", () => {
  const { text, hash } = sealHash(template);
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === "x" ? "y" : "x";
    expect(scriptHash(text.slice(0, at) + other + text.slice(at + 1), hash), `at ${at}`).not.toBe(hash);
  }
  expect(scriptHash(`${text}\n`, hash)).not.toBe(hash);
  expect(scriptHash(text.replaceAll("\n", "\r\n"), hash)).not.toBe(hash);
});

it("is no hash of another script's digits", () => {
  const { text, hash } = sealHash(template);
  const other = sealHash(template.replace("NOTES", "LINKS")).hash;
  expect(other).not.toBe(hash);
  expect(scriptHash(text.replaceAll(hash, other), other)).not.toBe(other);
});

it("leaves zeros that an author wrote", () => {
  const value = `$name = '${zeros}'\n# Hash ${zeros} it says\n`;
  const { text, hash } = sealHash(template + value);
  expect(text.endsWith(value)).toBe(true);
  expect(scriptHash(text, hash)).toBe(hash);
});

it("is a fault of purgebook where a script leaves no room for it", () => {
  expect(() => sealHash("Get-Date\n")).toThrow("leaves room");
});
