import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

/** What a signature is for: one made for anything else does not count here (ssh-keygen(1), -n). */
const namespace = "purgebook-approval";

/** ssh-keygen is not there, or does not do what was asked. */
export class SignatureFailure extends Error {
  override name = "SignatureFailure";
}

/**
 * Signs a text with a key of OpenSSH.
 * @param key the file of the private key, or of the public one where an agent has the private
 * @returns the signature in OpenSSH's armoured form
 * @throws SignatureFailure
 */
export async function signed(text: string, key: string): Promise<string> {
  const { code, stdout, stderr } = await sshKeygen(["-Y", "sign", "-n", namespace, "-f", key], text);
  if (code !== 0) throw new SignatureFailure(firstLine(stderr));
  return stdout;
}

export interface Claim {
  readonly text: string;
  /** Absolute path of the signature's file. */
  readonly signature: string;
  /** Who is said to have signed, by the name that the file of allowed signers has. */
  readonly signer: string;
  /** When it is said to have been signed: whoever has left since had the right to. */
  readonly time: string;
  /** Absolute path of the file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS). */
  readonly allowedSigners: string;
}

/**
 * Undefined where a text was signed by who is said to have, with a key that is allowed to; else what is wrong.
 * @throws SignatureFailure where ssh-keygen is not there
 */
export async function refusalOf({ text, signature, signer, time, allowedSigners }: Claim): Promise<string | undefined> {
  if (!isArmoured(await readFile(signature, "utf8"))) return `${basename(signature)} is not as ssh-keygen wrote it`;
  const asked = ["-Y", "verify", "-n", namespace, "-f", allowedSigners, "-I", signer, "-s", signature];
  const { code, stdout, stderr } = await sshKeygen([...asked, `-Overify-time=${time.replace(/[-:T]/g, "")}`], text);
  return code === 0 ? undefined : firstLine(stderr === "" ? stdout : stderr);
}

/** True of a signature's only spelling: ssh-keygen itself passes over what stands around it, and over some bits within. */
function isArmoured(signature: string): boolean {
  const lines = signature.split("\n").slice(1, -2);
  const bytes = Buffer.from(lines.join(""), "base64");
  const folded = bytes.toString("base64").match(/.{1,70}/g) ?? [];
  return signature === ["-----BEGIN SSH SIGNATURE-----", ...folded, "-----END SSH SIGNATURE-----", ""].join("\n");
}

interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function sshKeygen(given: readonly string[], text: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    // A passphrase is asked for at the terminal itself.
    const child = spawn("ssh-keygen", [...given], { stdio: "pipe", windowsHide: true });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (more: string) => (said.stdout += more));
    child.stderr.setEncoding("utf8").on("data", (more: string) => (said.stderr += more));
    // It may have ended before it has read what it was given.
    child.stdin.on("error", () => {});
    child.on("error", ({ message }) => reject(new SignatureFailure(`ssh-keygen of OpenSSH does not run (${message})`)));
    child.on("close", (code) => resolve({ code, ...said }));
    child.stdin.end(text);
  });
}

const firstLine = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "" && !line.startsWith("Signing ")) ?? "ssh-keygen does not say why";
