/** Names as PowerShell compares them. */
export const nameSet = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().split(/\s+/).filter(Boolean));

export const isIn = (names: ReadonlySet<string>, name: string): boolean => names.has(name.toLowerCase());

/** Parameters that Azure Automation's own cmdlets and webhooks fill (azure-docs, runbook-input-parameters and automation-webhooks). */
export const automationParameters = nameSet("WebhookData MicrosoftApplicationManagementStartedBy");

/** What [CmdletBinding()] adds to every script (PowerShell-Docs, about_CommonParameters of 5.1 and 7). */
export const powershellParameters = nameSet(`
  Verbose Debug ErrorAction WarningAction InformationAction ProgressAction ErrorVariable WarningVariable InformationVariable
  OutVariable OutBuffer PipelineVariable WhatIf Confirm`);

/** PowerShell's own variables (PowerShell-Docs, about_Automatic_Variables and about_Preference_Variables of 5.1 and 7). */
export const powershellVariables = nameSet(`
  Args ConsoleFileName EnabledExperimentalFeatures Error ErrorActionPreference ErrorView Event EventArgs EventSubscriber
  ExecutionContext False ForEach FormatEnumerationLimit Home Host InformationPreference Input IsCoreCLR IsLinux IsMacOS IsWindows
  LastExitCode LogCommandHealthEvent LogCommandLifecycleEvent LogEngineHealthEvent LogEngineLifecycleEvent LogProviderHealthEvent
  LogProviderLifecycleEvent Matches MaximumAliasCount MaximumDriveCount MaximumErrorCount MaximumFunctionCount
  MaximumHistoryCount MaximumVariableCount MyInvocation NestedPromptLevel Null OFS OutputEncoding PID Profile ProgressPreference
  PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext PSDefaultParameterValues PSEdition PSEmailServer PSHome
  PSItem PSModuleAutoLoadingPreference PSNativeCommandArgumentPassing PSNativeCommandUseErrorActionPreference PSPrivateMetadata
  PSScriptRoot PSSenderInfo PSSessionApplicationName PSSessionConfigurationName PSSessionOption PSStyle PSUICulture
  PSVersionTable PWD Sender ShellId StackTrace Switch This Transcript True VerbosePreference WarningPreference WhatIfPreference
  ConfirmPreference DebugPreference`);

/** What the emitted script keeps for itself. */
export const scriptVariables = nameSet(`
  Run RunStarted KnownErrors Fresh FreshFound FreshFacts Looked Record RecordName Answer Failure Code Target Targets Claimed
  OrganizationFacts PublicFolders Earlier Results ListedBefore NotLooked TargetSet GoneBefore Outcomes SealedTargets`);

/**
 * Parameters and variables of the runtime functions that run a block of the script: the block reads its names through them, so
 * that a name of theirs would hide one of the procedure's.
 */
export const runtimeVariables = nameSet(`
  Call Absent RemoteAttempt RemoteFailure RemoteText Known Pause Target Look Answer Minutes Says Count Code LookUntil
  LooksWithout LooksNeeded Seen Said Shown IsShown One List Listed Before Answers Results IsWhole Left Others LostBefore
  Looked Where Failed AsList ListingWarning Tries`);

/** Variables that the script derives from a found object's name. */
export const derivedNames = (found: string): readonly string[] =>
  ["Facts", "Wanted", "SameName", "Roles", "ByKey", "ByName"].map((ending) => `${found}${ending}`);
