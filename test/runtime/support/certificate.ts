import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { X509Certificate } from "node:crypto";
import { afterAll } from "vitest";
import { endEngine, resultOf } from "./script-engine.ts";

/** Elsewhere .NET keeps a user's certificates where no test should put any. */
export const hasOwnStore = process.platform === "linux";

/**
 * A certificate with its private key in the store of the user, as the engine sees it, for the tests of a file: .NET on Linux keeps the
 * store below HOME, which is a folder of its own here.
 */
export async function certificateInStore(): Promise<X509Certificate> {
  home = mkdtempSync(join(tmpdir(), "home-"));
  process.env["HOME"] = home;
  await endEngine();
  return new X509Certificate(Buffer.from(await resultOf(newCertificate, ""), "base64"));
}

let home: string | undefined;
const before = process.env["HOME"];
afterAll(async () => {
  if (home === undefined) return;
  await endEngine();
  process.env["HOME"] = before;
  rmSync(home, { recursive: true, force: true });
});

/** Its thumbprint, as Windows shows it. */
export const thumbprintOf = ({ fingerprint }: X509Certificate): string => fingerprint.replaceAll(":", "");

const newCertificate = `param([string] $Parameters)
$key = [System.Security.Cryptography.RSA]::Create(2048)
$request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=purgebook test', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
$certificate = $request.CreateSelfSigned([System.DateTimeOffset]::UtcNow.AddDays(-1), [System.DateTimeOffset]::UtcNow.AddDays(1))
$store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
$store.Open('ReadWrite')
$store.Add($certificate)
$store.Close()
'RESULT ' + [System.Convert]::ToBase64String($certificate.RawData)
`;
