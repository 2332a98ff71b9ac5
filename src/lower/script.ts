import { isAutomation, type Form, type Place } from "../procedure/form.ts";
import type { ParameterNode, Procedure } from "../procedure/procedure.ts";
import { sealedParameters, type Seal } from "../procedure/seal.ts";
import { changesAnything } from "../procedure/walk.ts";
import { knownErrorsOf, remedyIn } from "../service/errors.ts";
import {
  array,
  asText,
  assign,
  binary,
  blank,
  block,
  boolean,
  comment,
  current,
  hashtable,
  index,
  invoke,
  invokeStatic,
  list,
  member,
  nothing,
  number,
  run,
  string,
  variable,
  when,
} from "../powershell/build.ts";
import { normalize, normalizeParameters } from "../powershell/normalize.ts";
import type { Expression, ScriptNode, Statement, VariableNode } from "../powershell/syntax.ts";
import { analyse, optionalObjects, remedyReader } from "../procedure/analysis.ts";
import { lowerAcknowledgements } from "./acknowledgements.ts";
import type { LowerContext } from "./context.ts";
import { writeEvent, writeEventWith } from "./event.ts";
import { isExecute } from "./gate.ts";
import { hashPlaceholder } from "./hash-placeholder.ts";
import { helpOf } from "./help.ts";
import { parametersOf } from "../procedure/parameters.ts";
import { lowerParameter, lowerParameterCheck } from "./parameters.ts";
import { functionsUsed, type RuntimeFunctions } from "./runtime.ts";
import { cmdletsOf, connectionOf, serviceNames, servicesOf, type Connection } from "../procedure/services.ts";
import { lowerNotLooked } from "./not-looked.ts";
import { lowerSealChecks, lowerSealed } from "./seal.ts";
import { lowerAssertSignIn, lowerPermissions, lowerSignIn } from "./sign-in.ts";
import { lowerSteps } from "./steps.ts";

export interface LowerInput {
  readonly procedure: Procedure;
  readonly form: Form;
  /** The texts of the runtime functions by name. */
  readonly runtime: RuntimeFunctions;
  /** What the script is sealed for, where it is. */
  readonly seal?: Seal;
}

/** A procedure as a PowerShell tree, normalized: what is printed, and what the text is held against afterwards. */
export function lowerScript({ procedure, form, runtime, seal }: LowerInput): ScriptNode {
  const { dialect, place } = form;
  const context = analyse(procedure, dialect);
  const parameters = parametersOf(procedure, place);
  const sealed = seal === undefined ? [] : sealedParameters(procedure, seal);
  const given = parameters.filter(({ name }) => !sealed.includes(name));
  const services = servicesOf(procedure);
  const service = connectionOf(services);
  const connects = service !== undefined && service !== "directory";
  const variants = [service ?? "exchange", familyOf(service), isAutomation(place) ? "automation" : "desktop"];
  const constants = seal === undefined ? [] : [...lowerSealed(procedure, seal), blank];
  const prologue = normalize(lowerPrologue(procedure, parameters, form, constants));
  const body = normalize([
    {
      kind: "try",
      body: [
        ...lowerStart(procedure, parameters, place, {
          optional: optionalObjects(context),
          sealChecks: seal === undefined ? [] : lowerSealChecks(procedure, seal),
        }),
        ...lowerConnect(service, services.has("directory")),
        ...lowerSteps(procedure.steps, context),
        blank,
        ...lowerDone(procedure, context),
      ],
      catches: lowerFailure(procedure),
      lastly: lowerFinally(procedure, connects),
    },
  ]);
  return {
    help: helpOf(procedure, given, context, seal),
    parameters: normalizeParameters(given.map(lowerParameter)),
    prologue,
    functions: functionsUsed([...prologue, ...body], runtime, variants),
    body,
  };
}

/** Exchange Online and Security & Compliance are connections of one module. */
const familyOf = (service: Connection | undefined): string =>
  service === undefined || service === "exchange" || service === "compliance" ? "exchange-online" : service;

const ofRun = (name: string): Extract<Expression, { kind: "member" }> => ({
  kind: "member",
  of: variable("run"),
  name,
});

/**
 * For how many minutes of a run acts begin, and looks go on: the sandbox of Azure Automation stops a job after 180. At a desktop nothing does, and
 * a day is long enough for any list.
 */
const minutesOf: Readonly<Record<Place, { readonly acts: number; readonly looks: number }>> = {
  automation: { acts: 150, looks: 170 },
  "desktop-5.1": { acts: 1440, looks: 1600 },
  "desktop-7": { acts: 1440, looks: 1600 },
};

function lowerPrologue(
  procedure: Procedure,
  parameters: readonly ParameterNode[],
  form: Form,
  constants: readonly Statement[],
): readonly Statement[] {
  const services = servicesOf(procedure);
  const loops = procedure.steps.some((step) => step.kind === "for-each");
  const has = (name: string): boolean => parameters.some((parameter) => parameter.name === name);
  const { acts, looks } = minutesOf[form.place];
  const after = (minutes: number): Expression => invoke(variable("runStarted"), "AddMinutes", number(minutes));
  const state = {
    Runbook: string(procedure.name),
    Hash: string(hashPlaceholder),
    EventHash: string(hashPlaceholder),
    ...(loops ? { Failed: number(0), Pending: number(0), ToldCodes: array(), ListedAt: variable("runStarted") } : {}),
    Ticket: variable("ChangeTicket"),
    Mode: has("Mode") ? variable("Mode") : string("Preview"),
    Step: number(0),
    Deadline: after(acts),
    LastLook: after(looks),
    ...(has("Organization") ? { Organization: variable("Organization") } : {}),
    ...lowerSignIn(procedure, parameters, form),
    ...lowerPermissions(procedure, form.dialect),
    Tenant: string(""),
    Origin: nothing,
    ConnectionId: string(""),
    ConnectedAt: variable("runStarted"),
    IsLost: boolean(false),
    ListingWarning: string(""),
    EvidenceUri: has("EvidenceUri") ? variable("EvidenceUri") : string(""),
    ClaimId: asText(invokeStatic("guid", "NewGuid")),
    Claims: hashtable({}),
    Claimed: { kind: "array", statements: [] } as const,
    Tokens: hashtable({}),
    ...(services.has("directory") ? { GraphUri: string("https://graph.microsoft.com") } : {}),
    Issued: boolean(false),
  };
  const known = knownErrorsOf(cmdletsOf(procedure)).map((error) =>
    hashtable({
      Code: string(error.code),
      Retry: boolean(error.retry),
      Text: string(error.text),
      Remedy: string(remedyIn(remedyReader(procedure), error)),
    }),
  );
  return [
    ...lowerAcknowledgements(procedure, form),
    run("Set-StrictMode", { Version: string("3.0") }),
    assign("ErrorActionPreference", string("Stop")),
    assign("ProgressPreference", string("SilentlyContinue")),
    blank,
    ...constants,
    assign("runStarted", run("Get-Date")),
    comment(
      isAutomation(form.place)
        ? "The state of this run. No act begins after the deadline: the sandbox stops a job after 180 minutes, without a word."
        : "The state of this run. No act begins after the deadline, a day after its start.",
    ),
    assign("run", { kind: "table", ordered: false, tall: true, entries: Object.entries(state) }),
    ...(known.length === 0
      ? []
      : [
          blank,
          comment("What the service's errors mean. Permanent ones first: a transient word may stand in a name."),
          assign("knownErrors", { kind: "array", tall: true, statements: known }),
        ]),
  ];
}

/** The oldest versions of PowerShell that run it: the oldest of each major that a place has. */
const tested: Readonly<Record<Place, readonly string[]>> = {
  automation: ["5.1", "7.4"],
  "desktop-5.1": ["5.1"],
  "desktop-7": ["7.4"],
};

function lowerStart(
  procedure: Procedure,
  parameters: readonly ParameterNode[],
  place: Place,
  { optional, sealChecks }: { readonly optional: readonly string[]; readonly sealChecks: readonly Statement[] },
): readonly Statement[] {
  const caps = new Map(
    procedure.steps.flatMap((step) => (step.kind === "for-each" ? [[step.targets, step.cap] as const] : [])),
  );
  return [
    comment(
      isAutomation(place)
        ? "Azure Automation honours nothing of a parameter but its type, so everything is checked here."
        : "Everything is checked here, before anything else happens.",
    ),
    run("Confirm-Environment", { Tested: list(...tested[place].map(string)) }),
    ...modeFirst(parameters).flatMap((parameter) =>
      lowerParameterCheck(
        parameter,
        caps,
        parameters.some(({ name }) => name === "Mode"),
      ),
    ),
    ...(parameters.some(({ name }) => name === "EvidenceUri")
      ? [assign(ofRun("EvidenceUri"), variable("EvidenceUri")), assign(ofRun("Origin"), run("Get-RunOrigin"))]
      : []),
    ...sealChecks,
    ...lowerAssertSignIn(parameters),
    ...optional.map((name) => assign(name, nothing)),
    writeEvent("started", targetParameter(procedure)),
  ];
}

/** Other checks depend on the mode, so it is checked first; the targets depend on their cap, so they come last. */
function modeFirst(parameters: readonly ParameterNode[]): readonly ParameterNode[] {
  const rank = ({ name, check }: ParameterNode): number => (name === "Mode" ? 0 : check.kind === "targets" ? 2 : 1);
  return [...parameters].sort((one, other) => rank(one) - rank(other));
}

function lowerConnect(service: Connection | undefined, directory: boolean): readonly Statement[] {
  if (service === undefined) return [];
  const title = `1. Connect to ${serviceNames[service]} `;
  return [
    blank,
    comment(`${title}${"-".repeat(108 - title.length)}`),
    assign(ofRun("Step"), number(1)),
    run("Invoke-RemoteCall", { Call: block(run("Connect-Service")) }),
    ...(directory ? [run("Assert-DirectoryTenant")] : []),
    writeEvent("connected", undefined, { organization: ofRun("Organization"), tenant: ofRun("Tenant") }),
  ];
}

/** Of what is claimed there is a record. */
const isRecorded = binary(member(ofRun("Claimed"), "Count"), "-gt", number(0));

/** The parameter that names the one target of the runbook. */
function targetParameter(procedure: Procedure): VariableNode | undefined {
  return procedure.parameters.some(({ name }) => name === "Identity") ? variable("Identity") : undefined;
}

function lowerDone(procedure: Procedure, context: LowerContext): readonly Statement[] {
  const target = targetParameter(procedure);
  const notLooked = changesAnything(procedure.steps) ? lowerNotLooked(context) : undefined;
  if (notLooked === undefined) return [writeEvent("done", target)];
  return [assign("notLooked", notLooked), writeEventWith("done", target, variable("notLooked"))];
}

function lowerFailure(procedure: Procedure): readonly Statement[] {
  const target = targetParameter(procedure);
  const failure = variable("failure");
  const data = (key: string): Expression => index(member(failure, "Exception", "Data"), string(key));
  const detail = {
    code: variable("code"),
    message: member(failure, "Exception", "Message"),
    remedy: run("Get-FailureRemedy", { Failure: failure }),
  };
  return [
    assign("failure", current),
    assign("code", run("Get-FailureCode", { Failure: failure })),
    when(data("Refused"), [writeEvent("refused", target, detail)]),
    when(binary(variable("code"), "-eq", string("not-yet")), [writeEvent("pending", target)]),
    writeEvent("failed", target, detail),
    // From its record on, the store is told as well; what a batch did not do is kept by target.
    ...(target === undefined || !changesAnything(procedure.steps)
      ? []
      : [when(isExecute, [when(isRecorded, [run("Save-Failure", { Target: target, Failure: failure })])])]),
    { kind: "throw", value: failure },
  ];
}

function lowerFinally(procedure: Procedure, connects: boolean): readonly Statement[] {
  const acts = changesAnything(procedure.steps);
  return [
    ...(acts
      ? [
          {
            kind: "for-each" as const,
            variable: "claimed",
            of: ofRun("Claimed"),
            body: [run("Exit-Claim", { Target: variable("claimed") })],
          },
        ]
      : []),
    ...(connects ? [run("Disconnect-Service")] : []),
  ];
}
