import { afterEach, beforeEach } from "vitest";
import type { FakeServices } from "./fake-services.ts";
import { startFakeServices } from "./fake-services.ts";

/** Fresh services for each test of a file. */
export function servicesOfEachTest(): () => FakeServices {
  let services: FakeServices | undefined;
  beforeEach(async () => {
    services = await startFakeServices();
  });
  afterEach(() => services?.close());
  return () => {
    if (services === undefined) throw new Error("The services stand only while a test runs.");
    return services;
  };
}
