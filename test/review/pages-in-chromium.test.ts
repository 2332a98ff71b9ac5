import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { Project } from "../commands/support/project.ts";
import { sha256 } from "../../src/util/sha256.ts";
import { inChromium, launchChromium } from "../support/chromium.ts";
import { reviewedProject } from "./support/reviewed-project.ts";

/** Ignored by git. */
const screenshots = fileURLToPath(new URL("../../screenshots/", import.meta.url));

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser | undefined;
let project: Project | undefined;
let folder = "";
let names: readonly string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  if (browser === undefined) return;
  project = await reviewedProject();
  const { code, stderr } = await project.purgebook("review", "--reports", "rehearsals");
  if (code !== 0) throw new Error(stderr);
  folder = join(project.root, "review");
  names = readdirSync(folder);
});
afterAll(async () => {
  await browser?.close();
  project?.remove();
});

interface Look {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly javaScriptEnabled?: boolean;
  readonly only?: (name: string) => boolean;
}

/** Opens every page in turn, and says what each has complained of or asked for besides itself. */
async function onEveryPage(look: Look, see: (page: Page, name: string) => Promise<void>): Promise<readonly string[]> {
  const { width = 1280, only = () => true, ...settings } = look;
  const context = await (browser as Browser).newContext({ ...settings, viewport: { width, height: 900 } });
  const complaints: string[] = [];
  for (const name of names.filter(only)) {
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(`${name}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
    page.on("dialog", (dialog) => void (complaints.push(`${name}: ${dialog.message()}`), dialog.dismiss()));
    page.on("request", (request) => {
      if (request.url() !== address(name)) complaints.push(`${name} asks for ${request.url()}`);
    });
    await page.goto(address(name));
    await see(page, name);
    await page.close();
  }
  await context.close();
  return complaints;
}

const openAll = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })';

const address = (name: string): string => `file://${join(folder, name)}`;

inChromium("shows every page without a complaint, and asks for nothing", async () => {
  expect(names).toHaveLength(9);
  const titles: string[] = [];
  const complaints = await onEveryPage({}, async (page) => void titles.push(await page.title()));
  expect(complaints).toEqual([]);
  expect(new Set(titles).size).toBe(names.length);
});

inChromium("has no link that leads nowhere", async () => {
  const places = new Set<string>();
  const links = new Map<string, string>();
  await onEveryPage({}, async (page, name) => {
    places.add(name);
    const found = await page.evaluate<{ readonly ids: string[]; readonly links: string[] }>(`({
      ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
      links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
    })`);
    expect(new Set(found.ids).size).toBe(found.ids.length);
    for (const id of found.ids) places.add(`${name}#${id}`);
    for (const link of found.links) links.set(link.startsWith("#") ? `${name}${link}` : link, name);
  });
  expect(links.size).toBeGreaterThan(100);
  expect([...links].filter(([link]) => !places.has(link))).toEqual([]);
});

const schemes = ["light", "dark"] as const;

inChromium.each(schemes)("is found to be accessible, in %s", async (colorScheme) => {
  const violations: string[] = [];
  // Of the pages with a whole script, each of thousands of lines, one stands for all.
  const only = (name: string): boolean => !/^(?!Show-Mailbox2).*\.code\.html$/.test(name);
  const asked = await onEveryPage({ colorScheme, only }, async (page, name) => {
    await page.evaluate(openAll);
    await page.evaluate(axe);
    const found = await page.evaluate<string[]>(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))",
    );
    violations.push(...found.map((one) => `${name}: ${one}`));
  });
  expect([...violations, ...asked]).toEqual([]);
});

inChromium("is drawn in light and in dark; the pictures are kept to be looked at", async () => {
  const pictures = new Map<string, Buffer>();
  for (const colorScheme of schemes)
    await onEveryPage({ colorScheme }, async (page, name) => {
      const file = `${name.replace(/\.html$/, "")}-${colorScheme}.png`;
      pictures.set(file, await page.screenshot({ path: join(screenshots, file) }));
    });
  expect(pictures.size).toBe(2 * names.length);
  // No two look alike: none is empty, none is another, and dark is another look than light.
  expect(new Set([...pictures.values()].map((picture) => sha256(picture))).size).toBe(pictures.size);
});

// A window of 1280 pixels at 400 %.
inChromium("flows into 320 pixels: the page itself never scrolls sideways", async () => {
  const wide: string[] = [];
  await onEveryPage({ width: 320 }, async (page, name) => {
    await page.evaluate(openAll);
    const excess = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    const narrow = await page.evaluate<number>(
      'Math.min(...[...document.querySelectorAll(".difference td.text")].map((one) => one.clientWidth))',
    );
    expect(narrow).toBeGreaterThan(150);
    if (excess > 0) wide.push(`${name}: ${excess}`);
  });
  expect(wide).toEqual([]);
});

inChromium("works without script, by keyboard, and on paper", async () => {
  await onEveryPage({ javaScriptEnabled: false }, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#main$/);
    const paper = await page.pdf({ format: "A4" });
    expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
  });
});

inChromium("shows an author's words as words, whatever they are", async () => {
  const elements = new Set<string>();
  await onEveryPage({}, async (page) => {
    const found = await page.evaluate<string[]>(
      '[...document.querySelectorAll("script, img, [onerror], iframe, style")].map((one) => one.localName)',
    );
    for (const one of found) elements.add(one);
    if (page.url().endsWith("/Remove-Mailbox1.html"))
      expect(await page.locator("#step-2").innerText()).toContain("</code></pre><script>alert(1)</script>");
  });
  expect([...elements]).toEqual(["style"]);
});
