import type { Cmdlet } from "../call.ts";

/** The organization, with the holds that are for all mailboxes (exchange-state 2.1). */
export const getOrganizationConfig: Cmdlet = ({ organization, organizationHolds }) => ({
  objects: [{ Name: organization, Identity: organization, InPlaceHolds: organizationHolds }],
});
