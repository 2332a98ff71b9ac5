import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { HttpAnswer, HttpRequest } from "../../../../src/tenant/http.ts";
import { ownCertificate } from "./certificate.ts";
import { account, requestTo, type Asked } from "./store.ts";

/** Azurite, Microsoft's emulator of Azure Storage, in a process of its own. */
export interface Azurite {
  ask(asked: Asked): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

/** Starts it on a free port, over https, because it takes tokens over nothing else. It keeps all in memory and tells nobody that it ran. */
export async function startAzurite(): Promise<Azurite> {
  const program = join(
    dirname(createRequire(import.meta.url).resolve("azurite/package.json")),
    "dist/src/blob/main.js",
  );
  const folder = await mkdtemp(join(tmpdir(), "azurite-"));
  const { certificate, key } = ownCertificate();
  await writeFile(join(folder, "certificate.pem"), certificate);
  await writeFile(join(folder, "key.pem"), key, { mode: 0o600 });
  const options = "--blobPort 0 --oauth basic --cert certificate.pem --key key.pem --inMemoryPersistence --silent";
  const emulator = spawn(process.execPath, [program, ...options.split(" "), "--disableTelemetry"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => emulator.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    emulator.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const base = await new Promise<string>((resolve, reject) => {
    let said = "";
    const hear = (text: Buffer): void => {
      said += text.toString();
      const [, origin] = /successfully listens on (https:\S+)/.exec(said) ?? [];
      if (origin !== undefined) resolve(`${origin}/${account}`);
    };
    emulator.stdout.on("data", hear);
    emulator.stderr.on("data", hear);
    void ended.then(() => reject(new Error(`Azurite did not start: ${said}`)));
  });
  return { ask: (asked) => sent(requestTo(base, Date.now(), asked), certificate), stop };
}

const sent = ({ method, url, headers, body }: HttpRequest, certificate: string): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const length = { "content-length": Buffer.byteLength(body) };
    const call = request(url, { method, headers: { ...headers, ...length }, ca: certificate }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers as Readonly<Record<string, string>>,
          body: Buffer.concat(parts).toString("utf8"),
        });
      });
    });
    call.on("error", reject);
    call.end(body);
  });
