import { textIn, type Cmdlet } from "../call.ts";

/** A certificate of the Automation account. What is answered for a name that it does not have is not documented: nothing, here. */
export const getAutomationCertificate: Cmdlet = ({ identity }, call) => {
  const asked = textIn(call, "Name")?.toLowerCase();
  return {
    objects: identity.certificates
      .filter(({ name }) => name.toLowerCase() === asked)
      .map(({ name, thumbprint }) => ({ Subject: `CN=${name}`, Thumbprint: thumbprint, HasPrivateKey: true })),
  };
};
