/** What a procedure may import: the words in which runbooks are written. */
export { directory, type DeletedUser, type DirectoryCall, type Domain, type User } from "./dsl/directory.ts";
export { is } from "./dsl/conditions.ts";
export { guards, type Guard } from "./dsl/guards.ts";
export { inPlaceHolds, matching, without } from "./dsl/matching.ts";
export { param, type ParameterDefinition, type ParameterValues, type TargetList } from "./dsl/parameter.ts";
export { password } from "./dsl/password.ts";
export type { Cleared, Found, Fresh, Listing, Recorded } from "./dsl/reference.ts";
export type { Act, ChangeOptions, FindOptions, Look, Looks, Query, Run, TurnRun } from "./dsl/run.ts";
export { reports, type Report } from "./dsl/reports.ts";
export { runbook, type ProcedureContext, type Runbook, type RunbookDefinition } from "./dsl/runbook.ts";
export { text, userPrincipalNameText } from "./dsl/text.ts";
export type { Argument, CmdletCall, Effect, Expression } from "./catalog/call.ts";
export * as identity from "./catalog/identity.ts";
export { compliance, exo } from "./catalog/bindings/index.ts";
export type {
  Mailbox,
  MailboxRestoreRequest,
  MailboxSearch,
  MailUser,
  OrganizationConfig,
  Recipient,
} from "./catalog/bindings/outputs.ts";
export type { Condition } from "./procedure/condition.ts";
export type { GuardName } from "./service/guards.ts";
