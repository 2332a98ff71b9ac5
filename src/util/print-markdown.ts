/** A page as a terminal shows it: headings bold, code set off; without colour the text as it stands. */
export function printMarkdown(page: string, colour: boolean): string {
  const text = `${page.trimEnd()}\n`;
  if (!colour) return text;
  let inCode = false;
  return text
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("```")) {
        inCode = !inCode;
        return [];
      }
      if (inCode) return [`  ${paint(36, line)}`];
      const heading = /^#+ (.*)$/.exec(line)?.[1];
      return [heading === undefined ? inline(line) : paint(1, heading)];
    })
    .join("\n");
}

function inline(line: string): string {
  return line
    .replace(/`([^`]+)`/g, (_match, code: string) => paint(36, code))
    .replace(/\*\*([^*]+)\*\*/g, (_match, strong: string) => paint(1, strong));
}

const paint = (code: number, text: string): string => (text === "" ? "" : `\u001b[${code}m${text}\u001b[0m`);
