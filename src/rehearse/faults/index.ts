import { changesMeanwhile } from "./changes-meanwhile.ts";
import { claimTaken } from "./claim-taken.ts";
import { directoryIsLate } from "./directory-is-late.ts";
import { expiredToken } from "./expired-token.ts";
import type { Fault } from "./fault.ts";
import { heldMeanwhile } from "./held-meanwhile.ts";
import { lostSandbox } from "./lost-sandbox.ts";
import { lostSession } from "./lost-session.ts";
import { otherJob } from "./other-job.ts";
import { partialList } from "./partial-list.ts";
import { replicationDelay } from "./replication-delay.ts";
import { restoredMeanwhile } from "./restored-meanwhile.ts";
import { roleTakenAway } from "./role-taken-away.ts";
import { shortPages } from "./short-pages.ts";
import { storeFails } from "./store-fails.ts";
import { streamLimit } from "./stream-limit.ts";
import { threeHourStop } from "./three-hour-stop.ts";
import { throttled } from "./throttled.ts";
import { throttledForAWhile } from "./throttled-for-a-while.ts";
import { timeoutAfter } from "./timeout-after.ts";
import { timeoutBefore } from "./timeout-before.ts";
import { vanishesMeanwhile } from "./vanishes-meanwhile.ts";

/** Every fault, from the tenant outwards: what somebody else does, what the service does otherwise, what it refuses, and what gets lost on the way. */
export const faults: readonly Fault[] = [
  changesMeanwhile,
  heldMeanwhile,
  vanishesMeanwhile,
  restoredMeanwhile,
  claimTaken,
  otherJob,
  replicationDelay,
  shortPages,
  partialList,
  directoryIsLate,
  roleTakenAway,
  expiredToken,
  lostSession,
  throttled,
  throttledForAWhile,
  storeFails,
  timeoutAfter,
  timeoutBefore,
  lostSandbox,
  threeHourStop,
  streamLimit,
];
