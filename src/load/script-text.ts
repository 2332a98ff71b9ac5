/** What the bytes of a file say, or where they are no text. */
export type ScriptText =
  | { readonly kind: "text"; readonly text: string; readonly hasMark: boolean }
  /** The text as far as it can be shown, and the offset in it of the first thing that is none. */
  | { readonly kind: "not-text"; readonly shown: string; readonly at: number; readonly said: string };

/**
 * Decodes a script as PowerShell 7 does: by its byte order mark, which is no part of the text, and without one as UTF-8. PowerShell would take
 * bytes that are no text for some other text; here they are told.
 */
export function scriptText(bytes: Uint8Array): ScriptText {
  const { encoding, mark, decode } = encodings.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte)) ?? utf8;
  const { text, isWhole } = decode(bytes.subarray(mark.length));
  const at = text.search(isWhole ? /\0/ : /[\0\ufffd]/);
  if (at < 0) return { kind: "text", text, hasMark: mark.length > 0 };
  const said = text[at] === "\0" ? "a zero byte stands here" : `its bytes are not ${encoding} here`;
  return { kind: "not-text", shown: text, at, said };
}

interface Encoding {
  readonly encoding: string;
  readonly mark: readonly number[];
  readonly decode: (bytes: Uint8Array) => { readonly text: string; readonly isWhole: boolean };
}

const utf8: Encoding = { encoding: "UTF-8", mark: [], decode: decoder("utf-8") };

/** The mark of UTF-32 begins with that of UTF-16, so it is looked for first. */
const encodings: readonly Encoding[] = [
  { encoding: "UTF-8", mark: [0xef, 0xbb, 0xbf], decode: utf8.decode },
  { encoding: "UTF-32", mark: [0xff, 0xfe, 0x00, 0x00], decode: (bytes) => decodeUtf32(bytes, true) },
  { encoding: "UTF-32", mark: [0x00, 0x00, 0xfe, 0xff], decode: (bytes) => decodeUtf32(bytes, false) },
  { encoding: "UTF-16", mark: [0xff, 0xfe], decode: decoder("utf-16le") },
  { encoding: "UTF-16", mark: [0xfe, 0xff], decode: decoder("utf-16be") },
];

function decoder(label: string): Encoding["decode"] {
  return (bytes) => {
    try {
      return { text: new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), isWhole: true };
    } catch {
      return { text: new TextDecoder(label, { ignoreBOM: true }).decode(bytes), isWhole: false };
    }
  };
}

/** TextDecoder knows no UTF-32. */
function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): { readonly text: string; readonly isWhole: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const point = at + 4 <= bytes.length ? view.getUint32(at, isLittleEndian) : Number.NaN;
    const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    if (!isCharacter) return { text: `${characters.join("")}\ufffd`, isWhole: false };
    characters.push(String.fromCodePoint(point));
  }
  return { text: characters.join(""), isWhole: true };
}
