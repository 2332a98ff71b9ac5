import type { KnownCmdlet } from "../catalog/catalog.ts";
import { membershipIn } from "../catalog/membership.ts";
import type { CmdletFacts, MembershipFacts, ParameterFacts, ParameterSetFacts } from "../catalog/schema.ts";
import { name as nameText, quote } from "../powershell/quote.ts";

/**
 * The body of a function that stands in for a cmdlet, with the parameter sets of the catalogue: PowerShell itself binds the arguments and
 * refuses what fits in no set, and what is bound goes to the tenant.
 */
export function proxyOf({ cmdlet }: KnownCmdlet): string {
  const usual = usualSet(cmdlet);
  const attribute = [
    ...(cmdlet.whatIf === undefined ? [] : ["SupportsShouldProcess"]),
    ...(asksFirst(cmdlet) ? ["ConfirmImpact = 'High'"] : []),
    ...(usual === undefined ? [] : [`DefaultParameterSetName = ${quote(usual.name)}`]),
  ];
  const parameters = cmdlet.parameters.filter(isThere).map((parameter) => declaration(cmdlet, parameter));
  const call = "Invoke-TenantCall -Caller $PSCmdlet -Bound $PSBoundParameters";
  const process =
    cmdlet.whatIf === "supported" ? `${unasked(cmdlet)}if ($PSCmdlet.ShouldProcess('the tenant')) { ${call} }` : call;
  return `[CmdletBinding(${attribute.join(", ")})] param(${parameters.join(", ")}) process { ${process} }`;
}

/** Few of Microsoft's pages name the default: else it is the set by an identity, or one that asks for no more than every set does, or the first. */
function usualSet({ sets, parameters }: CmdletFacts): ParameterSetFacts | undefined {
  const there = sets.filter(({ unavailable }) => unavailable === undefined);
  const asksForItsOwn = (set: ParameterSetFacts): boolean =>
    parameters.some((parameter) =>
      parameter.in?.some(({ mandatory, sets: own }) => mandatory === true && own?.includes(set.name) === true),
    );
  return (
    there.find((set) => set.default === true) ??
    there.find(({ name }) => /^(Identity|Default)$/.test(name)) ??
    there.find((set) => !asksForItsOwn(set)) ??
    there[0]
  );
}

/** What its page says has a pause of its own: in a job nobody answers, and PowerShell refuses to ask. */
const asksFirst = ({ name, availability = [] }: CmdletFacts): boolean =>
  /^(Set-User|Disconnect-ExchangeOnline)$/.test(name) ||
  (name.startsWith("Remove-") && availability.some((place) => /^(exchangeOnline|securityCompliance)$/.test(place)));

/** -Force takes the question away, where a cmdlet has it. */
const unasked = ({ parameters }: CmdletFacts): string =>
  parameters.some(({ name }) => name === "Force") ? "if ($Force) { $ConfirmPreference = 'None' } " : "";

/** What only a server of one's own has, the cloud refuses; what ShouldProcess brings, PowerShell adds itself. */
const isThere = ({ name, onPremisesOnly }: ParameterFacts): boolean =>
  onPremisesOnly !== true && name !== "WhatIf" && name !== "Confirm";

function declaration(cmdlet: CmdletFacts, parameter: ParameterFacts): string {
  const place = ["exchangeOnline", "securityCompliance"].find((one) => cmdlet.availability?.includes(one));
  const attributes = cmdlet.sets
    .filter(({ unavailable }) => unavailable === undefined)
    .flatMap((set) => {
      // Where a page disagrees with itself on the sets, its examples go beyond those that it lists: Set-Mailbox -InactiveMailbox -LitigationHoldEnabled.
      const isDisputed = parameter.disputed?.includes("sets") === true;
      const membership = membershipIn(parameter, set, place) ?? (isDisputed ? {} : undefined);
      return membership === undefined ? [] : [attributeOf(set.name, membership)];
    });
  const aliases = parameter.aliases?.length ? [`[Alias(${parameter.aliases.map(quote).join(", ")})]`] : [];
  return [...attributes, ...aliases, `[${typeOf(parameter)}]`, `$${nameText(parameter.name)}`].join(" ");
}

function attributeOf(set: string, { mandatory, position, pipeline }: MembershipFacts): string {
  const said = [
    `ParameterSetName = ${quote(set)}`,
    ...(mandatory === true ? ["Mandatory"] : []),
    ...(position === undefined ? [] : [`Position = ${position}`]),
    ...(pipeline === undefined || pipeline === "byPropertyName" ? [] : ["ValueFromPipeline"]),
    ...(pipeline === "byPropertyName" || pipeline === "both" ? ["ValueFromPipelineByPropertyName"] : []),
  ];
  return `[Parameter(${said.join(", ")})]`;
}

/** Types that PowerShell converts to, and refuses what it cannot convert; what only the module has takes any object. */
const types: Readonly<Record<string, string>> = {
  switch: "switch",
  boolean: "bool",
  int32: "int",
  uint32: "uint32",
  guid: "guid",
  datetime: "datetime",
  exdatetime: "datetime",
  string: "string",
  "string[]": "string[]",
  uri: "uri",
  securestring: "securestring",
  idictionary: "System.Collections.IDictionary",
  hashtable: "hashtable",
};

const typeOf = ({ type }: ParameterFacts): string =>
  types[type.replace(/^System\.(Collections\.|Security\.)?/, "").toLowerCase()] ?? "object";
