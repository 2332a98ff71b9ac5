import { expect, it } from "vitest";
import { id, mailbox, minute, tenant } from "./support/state.ts";

const alias = (number: number, Alias: string, after?: number) => ({
  of: "mailboxes" as const,
  key: id(number),
  set: { Alias },
  ...(after === undefined ? {} : { after }),
});
const aliases = (on: ReturnType<typeof tenant>) =>
  on.happened.map(({ at, after }) => [
    (at - Date.parse("2026-11-23T10:00:00Z")) / minute,
    (after as { readonly Alias: string }).Alias,
  ]);

it("lets changes show in the order of their times, and at one moment in the order in which they were made", () => {
  const on = tenant({ mailboxes: [mailbox(1), mailbox(2)] });
  on.apply([
    alias(1, "late", 9),
    alias(1, "soon", 3),
    alias(2, "at-once"),
    alias(2, "late-too", 9),
    alias(2, "between", 5),
  ]);
  on.advance(minute);
  on.apply([alias(1, "made-later", 4), alias(1, "last", 8)]);
  on.advance(4 * minute);
  expect(aliases(on)).toEqual([
    [0, "at-once"],
    [3, "soon"],
    [5, "between"],
    [5, "made-later"],
  ]);
  on.advance(60 * minute);
  expect(aliases(on).slice(4)).toEqual([
    [9, "late"],
    [9, "late-too"],
    [9, "last"],
  ]);
});

it("shows each state as it was asked for, of what is there and of the time", () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  const before = on.state;
  on.advance(minute);
  expect(on.state.now - before.now).toBe(minute);
  on.apply([alias(1, "changed")]);
  expect(on.state.objects.mailboxes.get(id(1))?.Alias).toBe("changed");
});
