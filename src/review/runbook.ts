import type { Standing } from "../approval/standing.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import type { Analysis } from "../procedure/analysis.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { ReviewFacts } from "../render/review-facts.ts";
import type { ProvedSeal } from "../seal/proved-seal.ts";
import type { VersionTexts } from "./changes.ts";
import type { FoundReport } from "./rehearsals.ts";

/** All that the pages of one runbook are made of. */
export interface ReviewedRunbook {
  readonly entry: ManifestEntry;
  /** With the steps of its dialect. */
  readonly procedure: Procedure;
  readonly analysis: Analysis;
  readonly facts: ReviewFacts;
  readonly texts: Required<VersionTexts>;
  readonly standing: Standing;
  /** Of a version that is no longer what was approved, what the history has of the approved one. */
  readonly approved?: VersionTexts;
  /** The scripts that were sealed of it. */
  readonly seals: readonly ProvedSeal[];
  readonly reports: readonly FoundReport[];
}
