import { directoryOperation } from "../catalog/directory.ts";
import { list, run, string, variable } from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { isAutomation, type Form } from "../procedure/form.ts";
import type { ParameterNode, Procedure } from "../procedure/procedure.ts";
import { changesAnything } from "../procedure/walk.ts";
import { connectionOf, directoryOperationsOf, servicesOf } from "../procedure/services.ts";

/** Who signs in, as the run's state knows it. At a desktop, what the runbook does not ask for is empty, so that each function may look. */
export function lowerSignIn(
  procedure: Procedure,
  parameters: readonly ParameterNode[],
  { dialect, place }: Form,
): Readonly<Record<string, Expression>> {
  const service = connectionOf(servicesOf(procedure));
  const given = (name: string): Expression =>
    parameters.some((parameter) => parameter.name === name) ? variable(name) : string("");
  if (service === undefined) return {};
  const loginUri = { LoginUri: string("https://login.microsoftonline.com") };
  if (isAutomation(place))
    return {
      ...(service === "compliance" ? { AppId: given("AppId"), CertificateName: given("CertificateName") } : {}),
      ...(service === "directory" ? loginUri : {}),
    };
  return {
    AppId: given("AppId"),
    CertificateThumbprint: given("CertificateThumbprint"),
    UserPrincipalName: given("UserPrincipalName"),
    ...(service === "graph-sdk" ? { Scopes: list(...scopesOf(procedure, dialect).map(string)) } : {}),
    ...loginUri,
  };
}

/** What the identity must have in Graph before the first act, each with those that do as well; none where nothing acts. */
export function lowerPermissions(procedure: Procedure, dialect: Form["dialect"]): Readonly<Record<string, Expression>> {
  if (dialect === "msonline" || !changesAnything(procedure.steps)) return {};
  const needed = [...directoryOperationsOf(procedure, dialect)].map((name) => directoryOperation(name).permission);
  const texts = [...new Set(needed.map(({ name, above }) => [name, ...above].join("|")))].sort();
  return texts.length === 0 ? {} : { Permissions: list(...texts.map(string)) };
}

/** What a person who signs in to Graph consents to: of the same names as the permissions of an application. */
function scopesOf(procedure: Procedure, dialect: Form["dialect"]): readonly string[] {
  const names = [...directoryOperationsOf(procedure, dialect)].map((name) => directoryOperation(name).permission.name);
  return [...new Set(names)].sort();
}

/** Where a certificate or a person may sign in, it must be one of them; the Graph SDK asks by itself who the person is. */
export function lowerAssertSignIn(parameters: readonly ParameterNode[]): readonly Statement[] {
  const has = (name: string): boolean =>
    parameters.some((parameter) => parameter.name === name && parameter.default !== undefined);
  if (!has("AppId")) return [];
  return [run("Assert-SignIn", has("UserPrincipalName") ? {} : { PersonIsAsked: true })];
}
