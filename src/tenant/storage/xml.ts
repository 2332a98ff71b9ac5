const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);

/** An element that holds a text. */
export const element = (name: string, text: string | number): string => around(name, escaped(String(text)));

/** An element that holds others. */
export const around = (name: string, inner: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(" ");
  return inner === "" ? `<${start} />` : `<${start}>${inner}</${name}>`;
};

/** A document as the service sends it: with a byte order mark before it, over which [xml] stumbles (blob-storage, traps). */
export const document = (root: string): string => `\uFEFF<?xml version="1.0" encoding="utf-8"?>${root}`;
