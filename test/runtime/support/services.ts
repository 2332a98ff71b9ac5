import { afterAll, afterEach, beforeEach } from "vitest";
import type { FakeServices } from "./fake-services.ts";
import { startFakeServices } from "./fake-services.ts";
import { endEngine } from "./script-engine.ts";

/** Fresh services for each test of a file, and an engine for all of them. */
export function servicesOfEachTest(): () => FakeServices {
  let services: FakeServices | undefined;
  beforeEach(async () => {
    services = await startFakeServices();
  });
  afterEach(() => services?.close());
  afterAll(endEngine);
  return () => {
    if (services === undefined) throw new Error("The services stand only while a test runs.");
    return services;
  };
}
