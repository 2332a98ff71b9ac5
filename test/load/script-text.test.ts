import { expect, it } from "vitest";
import { scriptText } from "../../src/load/script-text.ts";

const text = "# \u00fc\u{1f600}\r\nGet-Mailbox";
const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
const utf32 = (isLittleEndian: boolean): Buffer => {
  const points = [...`\ufeff${text}`].map((character) => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [at, point] of points.entries())
    if (isLittleEndian) bytes.writeUInt32LE(point, at * 4);
    else bytes.writeUInt32BE(point, at * 4);
  return bytes;
};

it.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16, the low byte first", utf16],
  ["UTF-16, the high byte first", Buffer.from(utf16).swap16()],
  ["UTF-32, the low byte first", utf32(true)],
  ["UTF-32, the high byte first", utf32(false)],
])("decodes %s without the mark, and says whether there was one", (name, bytes) => {
  expect(scriptText(bytes)).toEqual({ kind: "text", text, hasMark: name !== "UTF-8" });
});

it("keeps a mark that does not stand first, and takes an empty file for an empty text", () => {
  expect(scriptText(Buffer.from("\ufeffa\ufeff"))).toEqual({ kind: "text", text: "a\ufeff", hasMark: true });
  expect(scriptText(Buffer.alloc(0))).toEqual({ kind: "text", text: "", hasMark: false });
});

it.each([
  ["Windows-1252", Buffer.from([0x61, 0xfc, 0x62]), 1, "UTF-8"],
  ["a cut character", Buffer.from([0x61, 0x62, 0xc3]), 2, "UTF-8"],
  ["half a pair in UTF-16", Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8]), 1, "UTF-16"],
  ["an odd byte in UTF-16", Buffer.from([0xfe, 0xff, 0x00, 0x61, 0x00]), 1, "UTF-16"],
  ["no character of UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0, 0, 0x11, 0]), 1, "UTF-32"],
  ["a cut character of UTF-32", Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61, 0, 0]), 1, "UTF-32"],
  ["a zero byte", Buffer.from("ab\0c"), 2, "zero byte"],
  ["UTF-16 without a mark", Buffer.from("ab", "utf16le"), 1, "zero byte"],
])("takes %s for no text, and says where", (_, bytes, at, said) => {
  expect(scriptText(bytes)).toMatchObject({ kind: "not-text", at, said: expect.stringContaining(said) });
});
