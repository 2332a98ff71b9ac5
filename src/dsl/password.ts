import type { SecureString } from "../catalog/values.ts";

/** Passwords that a runbook makes for itself. */
export const password = Object.freeze({
  /**
   * 32 random characters of all classes, made where it is used: no variable holds them as plain text and they are written nowhere, so
   * nobody can sign in with them.
   */
  random: (): SecureString => Object.freeze({ expression: "random-password" }),
});
