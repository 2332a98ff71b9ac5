import type { HttpAnswer } from "../../../../src/tenant/http.ts";
import type { Asked } from "./store.ts";

/** One request after the other, to one container that is named for all; a number is a pause in seconds. */
export type Step = Asked | number | ((before: HttpAnswer) => Asked);
