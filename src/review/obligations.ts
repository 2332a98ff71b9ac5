import type { StepRow } from "../render/review-facts.ts";
import type { Section } from "./script-sections.ts";

/** Something that holds of every act of a runbook, and the lines of the script that prove it. */
export interface Obligation {
  readonly says: string;
  readonly places: readonly Place[];
}

export interface Place {
  /** The step that it stands in. */
  readonly step: number;
  readonly line: number;
  /** What stands there, such as the function that is called. */
  readonly what: string;
}

/** What an obligation is proved by: a line of this form, in the sections of these steps. */
interface Proof {
  readonly says: string;
  readonly line: RegExp;
  readonly in: "acts" | "records" | "checks" | "from the first act";
}

/** In the order in which a run comes to them. */
const proofs: readonly Proof[] = [
  {
    says: "Every precondition is checked when the object is found. A refusal ends the run with a named result.",
    line: /^ *(Assert-(?!WholeListing|OneTarget)\w+) -Facts \$(?!fresh)/,
    in: "checks",
  },
  {
    says: "It acts only where it was started with `-Mode Execute`. Preview, the default, passes by.",
    line: /^ *if \(\$(run\.Mode -eq 'Execute')\) \{/,
    in: "records",
  },
  {
    says: "Before the act the evidence is written, read back and compared. If that fails, nothing is done.",
    line: /^ *\$recordName = (Save-Evidence) /,
    in: "records",
  },
  {
    says: "Immediately before the act the object is read again, and must be exactly the one that was asked for.",
    line: /^ *(Assert-OneTarget) -Found \$freshFound /,
    in: "acts",
  },
  {
    says: "Immediately before the act every precondition is checked again, on the object as it is then.",
    line: /^ *(Assert-\w+) -Facts \$freshFacts/,
    in: "acts",
  },
  {
    says: "What decides must be as it was recorded. If anything has changed in between, nothing is done.",
    line: /^ *(Assert-Unchanged) /,
    in: "acts",
  },
  {
    says: "No other job can work on the same object at the same time.",
    line: /^ *(Enter-Claim) /,
    in: "acts",
  },
  {
    says: "No act begins when the time of the run is over.",
    line: /^ *(Assert-TimeLeft)$/,
    in: "acts",
  },
  {
    says: "After the act it looks until the service shows what was done. An answer alone proves nothing.",
    line: /^ *(?:\$results = )?(Confirm-Gone|Confirm-AllGone|Confirm-NotActive|Wait-Until) /,
    in: "from the first act",
  },
];

/**
 * The obligations of a runbook that acts, each with its places in the script; none of a runbook that only looks. One without a place is left out:
 * the page claims nothing that it cannot show.
 */
export function obligationsOf(
  script: string,
  sections: readonly Section[],
  steps: readonly StepRow[],
): readonly Obligation[] {
  const lines = script.split("\n");
  const effectOf = new Map(steps.map(({ number, effect }) => [number, effect]));
  const acts = sections.filter(({ number }) => /^(changes|destroys)$/.test(effectOf.get(number) ?? ""));
  const [first] = acts;
  if (first === undefined) return [];
  const searched: Readonly<Record<Proof["in"], readonly Section[]>> = {
    acts,
    records: sections.filter(({ number }) => effectOf.get(number) === "writes evidence"),
    checks: sections,
    "from the first act": sections.filter(({ number }) => number >= first.number),
  };
  return proofs.flatMap(({ says, line, in: where }) => {
    const places = searched[where].flatMap((section) => placesIn(lines, section, line));
    return places.length === 0 ? [] : [{ says, places }];
  });
}

function placesIn(lines: readonly string[], { number, from, to }: Section, wanted: RegExp): readonly Place[] {
  const found = lines.slice(from - 1, to).flatMap((line, at): readonly Place[] => {
    const what = wanted.exec(line)?.[1];
    return what === undefined ? [] : [{ step: number, line: from + at, what }];
  });
  return [...new Map(found.toReversed().map((place) => [place.what, place])).values()].reverse();
}
