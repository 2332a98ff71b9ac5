import { isAutomation, type Place } from "./form.ts";
import type { ParameterNode, Procedure } from "./procedure.ts";
import { connectionOf, servicesOf } from "./services.ts";
import { signInParameterNames, signInParameters } from "./sign-in.ts";
import { isAct, walk } from "./walk.ts";

const organization: ParameterNode = {
  name: "Organization",
  description: "Primary onmicrosoft.com domain of the tenant, for example contoso.onmicrosoft.com.",
  valueType: "text",
  check: {
    kind: "text",
    pattern: "[A-Za-z0-9-]{1,63}\\.onmicrosoft\\.com",
    says: "Give the primary onmicrosoft.com domain of the tenant.",
  },
};
const changeTicket: ParameterNode = {
  name: "ChangeTicket",
  description:
    "Reference of the approved change: letters, digits, dot, dash and underscore, at most 64, no dot at either end. It stands in every event and names the evidence.",
  valueType: "text",
  check: {
    kind: "text",
    pattern: "(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,64}(?<!\\.)",
    says: "Give the reference of the approved change: letters, digits, dot, dash and underscore.",
  },
};
export const evidenceUri: ParameterNode = {
  name: "EvidenceUri",
  description:
    "Where the evidence goes: a blob container, for example https://contosoevidence.blob.core.windows.net/purges, or on a hybrid worker an existing folder. Needed for Execute. Beside a container there must be a second one for claims, with -claims behind its name.",
  valueType: "text",
  check: { kind: "text", pattern: ".*", says: "" },
  default: "",
};
const mode: ParameterNode = {
  name: "Mode",
  description: "Preview, the default, looks and says what it would refuse, and changes nothing. Execute does it.",
  valueType: "text",
  check: { kind: "choice", of: ["Preview", "Execute"] },
  default: "Preview",
};
const waitMinutes: ParameterNode = {
  name: "WaitMinutes",
  description: "How many minutes a step may wait until the service shows what was done: 2 to 140.",
  valueType: "number",
  check: { kind: "integer", minimum: 2, maximum: 140 },
  default: 15,
};
const reportUri: ParameterNode = {
  ...evidenceUri,
  description:
    "Where lines go that would pass what a job's stream may carry: a blob container, or on a hybrid worker an existing folder. Without it such a run fails.",
};
const atDesktop = {
  evidence:
    "Where the evidence goes: an existing folder, best on a share that nobody else writes, or a blob container, which only a certificate opens. Needed for Execute. Beside a container there must be a second one for claims, with -claims behind its name.",
  report:
    "Where the lines go when there are more than a job's stream may carry: an existing folder, or a blob container, which only a certificate opens. Without it such a run fails.",
};

/** The parameters that come by themselves: no procedure defines them. */
export const commonParameterNames: readonly string[] = [
  ...[organization, changeTicket, evidenceUri, mode, waitMinutes].map(({ name }) => name),
  ...signInParameterNames,
];

/** All parameters of the runbook: first what must be given, then what may. */
export function parametersOf(procedure: Procedure, place: Place): readonly ParameterNode[] {
  const services = servicesOf(procedure);
  const isMandatory = (parameter: ParameterNode): boolean => parameter.default === undefined;
  const signIn = signInParameters(services, place);
  const own = procedure.parameters;
  return [
    ...own.filter(isMandatory),
    ...(connectionOf(services) === undefined ? [] : [organization]),
    ...signIn.filter(isMandatory),
    changeTicket,
    ...own.filter((parameter) => !isMandatory(parameter)),
    ...signIn.filter((parameter) => !isMandatory(parameter)),
    ...outputParameters(procedure, place),
  ];
}

function outputParameters(procedure: Procedure, place: Place): readonly ParameterNode[] {
  const steps = [...walk(procedure.steps)];
  const described = (parameter: ParameterNode, description: string): ParameterNode =>
    isAutomation(place) ? parameter : { ...parameter, description };
  if (steps.some(isAct)) return [described(evidenceUri, atDesktop.evidence), mode, waitMinutes];
  return steps.some(({ kind }) => kind === "report") ? [described(reportUri, atDesktop.report)] : [];
}
