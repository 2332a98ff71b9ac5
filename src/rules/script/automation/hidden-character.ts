import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { codePoint } from "../support/character.ts";
import { hiddenCharacters } from "../support/hidden.ts";
import { placeIn } from "../support/place.ts";

/** What a reviewer sees is what runs. Of a line that has several such characters the first is told. */
export const hiddenCharacter: ScriptRule = function* (checked) {
  let last = 0;
  for (const found of hiddenCharacters(checked)) {
    const place = placeIn(checked.script, found);
    if (place.line === last) continue;
    last = place.line;
    yield diagnostic("hidden-character", { character: codePoint(found.character), what: found.what }, place);
  }
};
