import { isAutomation, type Place } from "./form.ts";
import type { ParameterNode } from "./procedure.ts";
import { connectionOf, type Service } from "./services.ts";

interface TextParameter extends ParameterNode {
  readonly check: Extract<ParameterNode["check"], { readonly kind: "text" }>;
}

const appId: TextParameter = {
  name: "AppId",
  description: "Application id of the app registration that connects with its certificate.",
  valueType: "text",
  check: {
    kind: "text",
    pattern: "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
    says: "Give the application id of the app registration.",
  },
};
const certificateName: TextParameter = {
  name: "CertificateName",
  description:
    "Name of the certificate in the Automation account, with its private key (a CSP key: CNG keys are not taken).",
  valueType: "text",
  check: { kind: "text", pattern: "[A-Za-z0-9_.-]{1,128}", says: "Give the name of the certificate asset." },
};
const certificateThumbprint: TextParameter = {
  name: "CertificateThumbprint",
  description:
    "Thumbprint of its certificate in the store of the user who runs this, with its private key (a CSP key: CNG keys are not taken). Goes with AppId.",
  valueType: "text",
  check: { kind: "text", pattern: "[0-9A-Fa-f]{40}", says: "Give the 40 digits of the thumbprint." },
};
const userPrincipalName: TextParameter = {
  name: "UserPrincipalName",
  description: "Who signs in, where no certificate does.",
  valueType: "text",
  check: {
    kind: "text",
    pattern: "[^\\s@']{1,64}@[A-Za-z0-9.-]{1,255}",
    says: "Give the user principal name of who signs in, such as admin@contoso.com.",
  },
};

const optional = (parameter: TextParameter): ParameterNode => ({
  ...parameter,
  check: { ...parameter.check, pattern: `(${parameter.check.pattern})?` },
  default: "",
});

export const signInParameterNames = [appId, certificateName, certificateThumbprint, userPrincipalName].map(
  ({ name }) => name,
);

/**
 * What signing in asks for. In Azure Automation the managed identity needs nothing, but Security & Compliance takes none (Microsoft's
 * page of Connect-IPPSSession). At a desktop a certificate signs in, or a person; the directory over HTTP has tokens for the certificate alone.
 */
export function signInParameters(services: ReadonlySet<Service>, place: Place): readonly ParameterNode[] {
  const service = connectionOf(services);
  if (service === undefined || service === "msonline") return [];
  if (isAutomation(place)) return service === "compliance" ? [appId, certificateName] : [];
  if (services.has("directory")) return [appId, certificateThumbprint];
  const person = service === "graph-sdk" ? [] : [userPrincipalName];
  return [appId, certificateThumbprint, ...person].map(optional);
}
