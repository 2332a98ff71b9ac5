import type { Unsaid } from "./assumption.ts";
import { exportCommands } from "./commands.ts";
import type { DomainInFile, SaidOfDomain } from "./said-of-domain.ts";

/** The domain as it is taken to be, and what of that its export does not say: a federated one has no mailbox reconnected (exchange-state E5). */
export function domainOfSaid(said: SaidOfDomain): {
  readonly domain: DomainInFile;
  readonly unsaid: readonly Unsaid[];
} {
  const own = said.id.endsWith(".onmicrosoft.com") ? ("Managed" as const) : undefined;
  const authenticationType = said.authenticationType ?? own;
  return {
    domain: {
      id: said.id,
      isVerified: said.isVerified ?? true,
      authenticationType: authenticationType ?? "Federated",
    },
    unsaid: [
      ...(authenticationType === undefined ? [unsaid("AuthenticationType", "Federated: it may be")] : []),
      ...(said.isVerified === undefined ? [unsaid("IsVerified", "True")] : []),
    ],
  };
}

const unsaid = (what: string, assumed: string): Unsaid => ({
  kind: "domains",
  what,
  assumed,
  instead: exportCommands.domains,
});
