/** Parameters that PowerShell itself gives a cmdlet, in lower case: a call may have them whatever the cmdlet is. */
export const commonParameters: ReadonlySet<string> = new Set(
  [
    "Confirm",
    "Debug",
    "ErrorAction",
    "ErrorVariable",
    "InformationAction",
    "InformationVariable",
    "OutBuffer",
    "OutVariable",
    "PipelineVariable",
    "ProgressAction",
    "Verbose",
    "WarningAction",
    "WarningVariable",
    "WhatIf",
  ].map((name) => name.toLowerCase()),
);
