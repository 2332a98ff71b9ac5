import type { Settings } from "../load/settings.ts";
import { formsOf, placeOf, type Form } from "../procedure/form.ts";
import type { Dialect, Runtime } from "../procedure/procedure.ts";

/** The forms that are asked for of a procedure with these dialects. */
export type FormsAsked = (dialects: readonly Dialect[]) => readonly Form[];

interface Narrowing {
  readonly dialect?: Dialect;
  readonly runtime?: Runtime;
}

/** True where not every form of a procedure is asked for. */
export const isNarrowed = ({ dialect, runtime }: Narrowing): boolean => dialect !== undefined || runtime !== undefined;

/** What the options ask for: of what the settings name, the one dialect, or of whatever there is, the one runtime. */
export function formsAsked({ dialect, runtime }: Narrowing, settings: Settings): FormsAsked {
  const places = [...new Set((runtime === undefined ? settings.runtimes : [runtime]).map(placeOf))];
  const isAsked = (form: Form): boolean =>
    (dialect === undefined || form.dialect === dialect) && (runtime === undefined || form.place === placeOf(runtime));
  return (dialects) => formsOf(dialects, places).filter(isAsked);
}

/** As a sentence names it. */
export function formAsked({ dialect, runtime }: Narrowing): string {
  if (dialect === undefined) return `a form for ${runtime}`;
  return runtime === undefined ? `the dialect ${dialect}` : `the dialect ${dialect} for ${runtime}`;
}
