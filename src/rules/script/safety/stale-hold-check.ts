import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { wordsDeciding, wordsDecidingSince } from "../support/decision.ts";
import { gettingCall } from "../support/getting.ts";
import { decisiveHolds } from "../support/hold.ts";
import { placeIn } from "../support/place.ts";
import { isMailboxPurge } from "../support/purge.ts";
import { targetOf } from "../support/target.ts";
import type { Words } from "../support/words.ts";

/** What else than a hold keeps a mailbox from a purge: whoever asks for one of these has decided anew. */
const facts = ["IsDirSynced", "ExternalDirectoryObjectId", "MailboxMoveStatus", "RecipientTypeDetails"] as const;

/** A script that looks again before it purges, and decides by what it sees then, looks at the holds again, too. */
export const staleHoldCheck: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    if (!isMailboxPurge(script, act)) continue;
    const look = lookOf(script, act);
    if (look === undefined) continue;
    const later = wordsDecidingSince(script, act, look);
    if (!namesOne(later, facts) || namesOne(later, decisiveHolds)) continue;
    // That nothing looks at the holds at all, another rule says.
    if (!namesOne(wordsDeciding(script, act), decisiveHolds)) continue;
    const values = { act: act.name, line: placeIn(script, look).line };
    yield diagnostic("stale-hold-check", values, placeIn(script, act.command.node));
  }
};

const namesOne = (words: Words, names: readonly string[]): boolean =>
  names.some((name) => words.has(name.toLowerCase()));

/** The one look that the object of an act comes from, where it stands before the act. */
function lookOf(script: Script, act: Act): Ast | undefined {
  const origins = targetOf(script, act)?.origins ?? [];
  const looks = [...new Set(origins.map(({ from }) => from))].filter((from) => gettingCall(script, from) !== undefined);
  const [look, ...more] = looks;
  return more.length === 0 && look !== undefined && look.end < act.command.node.start ? look : undefined;
}
