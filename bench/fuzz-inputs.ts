import { oneOf, seeded, upTo, type Random } from "../src/util/random.ts";

type Kind = (random: Random, scripts: readonly string[]) => Uint8Array;

/** Files of every kind that somebody may have: noise, text that is nearly a script, and scripts that were damaged. */
export function* fuzzInputs(count: number, seed: number, scripts: readonly string[]): Generator<Uint8Array> {
  const random = seeded(seed);
  for (let made = 0; made < count; made++) yield (kinds[made % kinds.length] as Kind)(random, scripts);
}

const many = <T>(random: Random, most: number, make: () => T): readonly T[] =>
  Array.from({ length: upTo(random, most) }, make);

const bytes: Kind = (random) => Uint8Array.from(many(random, 600, () => upTo(random, 256)));

const characters: Kind = (random) =>
  Buffer.from(many(random, 400, () => String.fromCodePoint(32 + upTo(random, random() < 0.9 ? 95 : 0xd000))).join(""));

/** What a parser looks out for, in any order. */
const words =
  '$x $_ $env:a @x ${a b} 1 0x7f 1kb \'a\' "b $x" "$(1)" @\' \'@ @" "@ ( ) { } [ ] @( @{ $( , ; | || && & . :: = += -eq -not ! ++ -- .. ? ?? ?. % # <# #> `\n \n \r \r\n --% if else elseif switch while do until for foreach function filter param begin process end try catch finally trap throw return break continue exit class enum using data in -Identity -Confirm:$false Get-Mailbox Remove-Mailbox Set-Mailbox Where-Object ForEach-Object Invoke-Expression [string] [int[]] [CmdletBinding()] purgebook-disable-next-line'.split(
    " ",
  );

const soup: Kind = (random) =>
  Buffer.from(many(random, 120, () => oneOf(random, words)).join(random() < 0.8 ? " " : ""));

const nested: Kind = (random) => {
  const [open, close] = oneOf(random, [
    ["(", ")"],
    ["{", "}"],
    ["$(", ")"],
    ["@(", ")"],
    ["@{a=", "}"],
    ["if(1){", "}"],
    ["[a[", "]]"],
    ["-not ", ""],
    ["1+", ""],
    ["a|", ""],
  ] as const);
  const depth = upTo(random, 3_000);
  return Buffer.from(`${open.repeat(depth)}${oneOf(random, words)}${close.repeat(upTo(random, depth + 1))}`);
};

/** A part of a sound script in which something was cut out, doubled, swapped or overwritten. */
const damaged: Kind = (random, scripts) => {
  const script = oneOf(random, scripts);
  const from = upTo(random, script.length);
  let text = script.slice(from, from + upTo(random, 4_000));
  for (let times = upTo(random, 6); times >= 0; times--) {
    const at = upTo(random, text.length);
    const end = at + upTo(random, 60);
    text = `${text.slice(0, at)}${oneOf(random, ["", text.slice(at, end).repeat(2), oneOf(random, words)])}${text.slice(end)}`;
  }
  return Buffer.from(text);
};

const utf16: Kind = (random, scripts) => {
  const encoded = Buffer.from(`\ufeff${Buffer.from(damaged(random, scripts)).toString("utf8")}`, "utf16le");
  const swapped = random() < 0.5 ? encoded.swap16() : encoded;
  return random() < 0.8 ? swapped : swapped.subarray(0, Math.max(0, swapped.length - 1));
};

/** A sound script whose bytes have faults. */
const flipped: Kind = (random, scripts) => {
  const damagedBytes = Buffer.from(damaged(random, scripts));
  for (let times = upTo(random, 4); times >= 0 && damagedBytes.length > 0; times--)
    damagedBytes[upTo(random, damagedBytes.length)] = upTo(random, 256);
  return damagedBytes;
};

const kinds: readonly Kind[] = [bytes, characters, soup, nested, damaged, damaged, utf16, flipped];
