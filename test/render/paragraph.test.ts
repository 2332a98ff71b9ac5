import fc from "fast-check";
import { expect, it } from "vitest";
import { paragraph } from "../../src/render/render-script.ts";

const word = fc.string({ unit: fc.constantFrom(..."abc.,-"), minLength: 1, maxLength: 30 });
const prose = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(" "));

it("breaks between words, at 120 columns, and loses none", () => {
  fc.assert(
    fc.property(prose, (text) => {
      const lines = paragraph(text);
      const undotted = text.replace(/^\.(?=\w)/, ". ");
      expect(lines.map((line) => line.trim()).join(" ")).toBe(undotted);
      for (const line of lines) expect(line).toMatch(/^ {4}\S.*\S$|^ {4}\S$/);
      const canBreak = (line: string): boolean => / (?!\.\w)/.test(line.trim());
      for (const line of lines) expect(line.length <= 120 || !canBreak(line), line).toBe(true);
    }),
  );
});

it("fills its lines", () => {
  const lines = paragraph("four ".repeat(40).trim());
  expect(lines.map((line) => line.length)).toEqual([118, 88]);
});

it("leaves a line alone that is laid out with blanks", () => {
  const line = ` 2  ${"A title".padEnd(84)}DESTROYS`;
  expect(paragraph(line)).toEqual([`    ${line}`]);
});

it("leaves an empty line empty, and a word that is too long whole", () => {
  expect(paragraph("")).toEqual([""]);
  expect(paragraph("x".repeat(300))).toEqual([`    ${"x".repeat(300)}`]);
});

it("begins no line with a dot and a word, which would be a section of the help", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(".NOTES", ".NET", "word", "x".repeat(40)), { minLength: 1, maxLength: 40 }),
      (words) => {
        for (const line of paragraph(words.join(" "))) expect(line).not.toMatch(/^\s*\.\w/);
      },
    ),
  );
});
