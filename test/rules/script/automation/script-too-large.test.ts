import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "script-too-large";
const most = 1_048_576;
const ofBytes = (bytes: number): string => `#${"x".repeat(bytes - 1)}`;

it("takes a script of the size that is allowed, and refuses one more byte", async () => {
  await expectPasses(code, ofBytes(most));
  await expectFindings(code, ofBytes(most + 1), [[1, /has 1048577 bytes/]]);
});

it("counts bytes and not characters", () => expectFindings(code, `# ${"\u00e4".repeat(most / 2)}`, [[1]]));

it("takes any size on a desktop", () => expectPasses(code, ofBytes(most + 1), ["desktop-7"]));
