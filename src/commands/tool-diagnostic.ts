import { SignatureFailure } from "../approval/signature.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { sentence } from "../load/sentence.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";

/**
 * What is said where what proves approvals and scripts is not there or fails: ssh-keygen, or an engine.
 * @throws every other error
 */
export const toolDiagnostic = (error: unknown): Diagnostic =>
  error instanceof SignatureFailure ? diagnostic("cannot-verify", { said: sentence(error) }) : engineDiagnostic(error);
