import fc from "fast-check";

const codes = (...units: readonly number[]): string => String.fromCharCode(...units);

/** Texts that would get out of a literal or a comment, or come back as others, where somebody quotes them carelessly. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "  two  blanks  ",
  "'",
  "''",
  "'; Remove-Mailbox -Identity * #",
  // The five single quotes and the four double quotes that PowerShell knows.
  ...[0x27, 0x2018, 0x2019, 0x201a, 0x201b].map((quote) => `a${codes(quote)}; Exit-Now; ${codes(quote)}b`),
  ...[0x22, 0x201c, 0x201d, 0x201e].map((quote) => `a${codes(quote)}; Exit-Now; ${codes(quote)}b`),
  // The dashes that PowerShell takes for a minus, and its other blanks.
  ...[0x2013, 0x2014, 0x2015].map((dash) => `${codes(dash)}Force`),
  "a\u00a0b\u0085c\u2003d",
  "$(Exit-Now)",
  "$Identity ${Identity} $run.Mode @Identity",
  "`n `$ `0 ``",
  "%{ Exit-Now } | & { } ; || && < > >> 2>&1",
  "#> Exit-Now <#",
  "#>\nExit-Now\n<#",
  "#\u0338>",
  "\uff03\uff1e Exit-Now",
  "@'\nExit-Now\n'@\n",
  '@"\n$(Exit-Now)\n"@\n',
  "\n'@\nExit-Now\n",
  "\nExit-Now",
  "\r\nExit-Now\r\n",
  "\rExit-Now",
  "\u2028Exit-Now\u2029",
  "\v\f\t\b\u001b[2J",
  "\0",
  "before\0after",
  "\u0001\u001a\u007f\u009f",
  "{0} {1} {{ }} {",
  "}",
  "\\A(?:.*)\\z",
  "--%",
  "-Confirm",
  "caf\u00e9 na\u00efve \u00df \u0130 \u0131",
  "\u202eevil\u202c \u2066x\u2069 \u200b\ufeff",
  "\ufeff",
  "\ufffe\uffff",
  "\ud83d\udc80 emoji",
  "\ud83d",
  "\udc80",
  "\udc80\ud83d",
  "a\ud83db",
  "\u{10ffff}",
  ".NOTES",
  ".PARAMETER Mode\n.EXTERNALHELP x",
  "{{synopsis}} {{{body}}} {{> x}} {{#each}}",
  "<script>&amp;&#39;",
  "0".repeat(63),
  "x".repeat(65_536),
  "\u2019".repeat(4_096),
  `${"it's ".repeat(13_107)}'`,
];

const unit = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => codes(code)) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => codes(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ..."'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e`$(){}[]@#<>;|&%\n\r\t\0 -\u2013\u2014\u2015,.=\\/",
    ),
  },
);

/** Any text at all, lone surrogates included, with a liking for what PowerShell gives a meaning. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(...hostileTexts.filter(({ length }) => length < 500)) },
);
