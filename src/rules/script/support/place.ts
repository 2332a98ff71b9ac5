import type { Place } from "../../../diagnostics/diagnostic.ts";
import type { Script } from "../../../powershell/script/script.ts";

/** Where a part of a script stands, as a diagnostic points to it. */
export const placeIn = (script: Script, part: { readonly start: number }): Place => ({
  file: script.file,
  ...script.positionOf(part),
});
