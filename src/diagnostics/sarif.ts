import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, Place } from "./diagnostic.ts";
import { registry } from "./registry.ts";

export interface SarifOptions {
  readonly version: string;
  /** The page of a code, in Markdown: a heading, its severity, a sentence, and why. */
  readonly pageOf: (code: string) => string;
  /** The absolute path of a file that lies outside of the folder that was checked from; undefined for all others. */
  readonly outsidePath: (file: string) => string | undefined;
}

/**
 * A SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format) of one run. What has no place, such as that there is no engine, is no
 * result: it is told as a notification of the run.
 */
export function sarifLog(diagnostics: readonly Diagnostic[], options: SarifOptions): object {
  const results = diagnostics.filter(({ place }) => place !== undefined);
  const notifications = diagnostics.filter(({ place }) => place === undefined);
  const codes = codesOf(results);
  const driver = {
    name: "purgebook",
    version: options.version,
    semanticVersion: options.version,
    rules: codes.map((code) => descriptor(code, options.pageOf(code))),
    ...(notifications.length > 0 && { notifications: codesOf(notifications).map((id) => ({ id })) }),
  };
  const run = {
    tool: { driver },
    columnKind: "utf16CodeUnits",
    ...(notifications.length > 0 && { invocations: [failedInvocation(notifications)] }),
    results: results.map((found) => result(found, codes.indexOf(found.code), options)),
  };
  return { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
}

const codesOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic["code"][] =>
  [...new Set(diagnostics.map(({ code }) => code))].toSorted();

function descriptor(code: Diagnostic["code"], page: string) {
  return {
    id: code,
    shortDescription: { text: paragraphOf(page, 2) },
    // GitHub's code scanning asks for it.
    fullDescription: { text: `${paragraphOf(page, 2)} ${paragraphOf(page, 4)}`.slice(0, longestDescription) },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: registry[code].severity },
  };
}

/** What GitHub takes (SARIF support for code scanning, reportingDescriptor object). */
const longestDescription = 1024;

/** A page begins with its heading and its severity; then a paragraph says the norm, and behind the next heading one says why. */
const paragraphOf = (page: string, place: number): string =>
  page
    .split(/\n{2,}/)
    [place]?.replace(/\s+/g, " ")
    .trim() ?? "";

function failedInvocation(notifications: readonly Diagnostic[]) {
  return {
    executionSuccessful: false,
    toolExecutionNotifications: notifications.map(({ code, severity, message }) => ({
      descriptor: { id: code, index: codesOf(notifications).indexOf(code) },
      level: severity,
      message: { text: message },
    })),
  };
}

function result({ code, severity, message, place }: Diagnostic, ruleIndex: number, options: SarifOptions) {
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: message },
    locations: place === undefined ? [] : [location(place, options)],
  };
}

function location({ file, line, column }: Place, { outsidePath }: SarifOptions) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file, outsidePath(file)) },
      region: { startLine: line, startColumn: column },
    },
  };
}

function uriOf(file: string, outside: string | undefined): string {
  if (outside !== undefined && isAbsolute(outside)) return pathToFileURL(outside).href;
  return file
    .split("/")
    .map((name) => encodeURIComponent(name.toWellFormed()))
    .join("/");
}
