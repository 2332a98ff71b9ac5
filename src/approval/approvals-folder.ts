/** Where a project keeps the records of what was approved. */
export const approvalsFolder = "approvals";
