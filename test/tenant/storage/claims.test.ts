import { expect, test } from "vitest";
import { acquire, breakLease, create, get, head, mine, other, put, release, renew } from "./support/asked.ts";
import { resultOf, Store } from "./support/store.ts";

const claim = "/purges-claims/claims/target.claim";
const claims = { "purges-claims": { isImmutable: false, access: "contribute" } } as const;

const claimed = (): Store => {
  const store = new Store(claims);
  store.ask(create(claim, ""));
  store.ask(acquire(claim, mine));
  return store;
};

test("a job that takes a claim where none was goes on as the runbooks do", () => {
  const store = new Store(claims);
  expect(resultOf(store.ask(acquire(claim, mine)))).toBe("404 BlobNotFound");
  expect(resultOf(store.ask(create(claim, "")))).toBe("201");
  expect(resultOf(store.ask(create(claim, "")))).toBe("409 BlobAlreadyExists");
  const taken = store.ask(acquire(claim, mine));
  expect(resultOf(taken)).toBe("201");
  expect(taken.headers["x-ms-lease-id"]).toBe(mine);
});

// The same proposed id succeeds again, which makes it safe to repeat (blob-storage, leases and conditions).
test("taking a claim again renews it, and keeps another job out all the time", () => {
  const store = claimed();
  for (let round = 0; round < 10; round++) {
    store.wait(50);
    expect(resultOf(store.ask(acquire(claim, other)))).toBe("409 LeaseAlreadyPresent");
    expect(resultOf(store.ask(acquire(claim, mine)))).toBe("201");
  }
});

test("the claim of a job that was stopped ends within a minute, and then it is another's", () => {
  const store = claimed();
  store.wait(59);
  expect(resultOf(store.ask(acquire(claim, other)))).toBe("409 LeaseAlreadyPresent");
  store.wait(1);
  expect(store.ask(head(claim)).headers).toMatchObject({
    "x-ms-lease-state": "expired",
    "x-ms-lease-status": "unlocked",
  });
  expect(resultOf(store.ask(acquire(claim, other)))).toBe("201");
  expect(resultOf(store.ask(renew(claim, mine)))).toBe("409 LeaseIdMismatchWithLeaseOperation");
  expect(resultOf(store.ask(release(claim, mine)))).toBe("409 LeaseIdMismatchWithLeaseOperation");
});

test("a claim that is freed is another's at once", () => {
  const store = claimed();
  expect(resultOf(store.ask(release(claim, mine)))).toBe("200");
  expect(resultOf(store.ask(acquire(claim, other)))).toBe("201");
});

// Uncertain in blob-storage: an expired lease can still be renewed if nobody wrote or leased meanwhile.
test("an expired claim is renewed where nothing happened since, and not where somebody wrote", () => {
  const store = claimed();
  store.wait(120);
  expect(resultOf(store.ask(renew(claim, mine)))).toBe("200");
  store.wait(59);
  expect(resultOf(store.ask(acquire(claim, other)))).toBe("409 LeaseAlreadyPresent");
  store.wait(1);
  expect(resultOf(store.ask(put(claim, "written")))).toBe("201");
  expect(resultOf(store.ask(renew(claim, mine)))).toBe("409 LeaseIdMismatchWithLeaseOperation");
});

// Reads need no lease; the id on a write proves that the claim is still held (blob-storage, leases and conditions).
test("a claimed blob is written with its id alone, and read by all", () => {
  const store = claimed();
  expect(resultOf(store.ask(put(claim, "1")))).toBe("412 LeaseIdMissing");
  expect(resultOf(store.ask(put(claim, "2", { "x-ms-lease-id": other })))).toBe("412 LeaseIdMismatchWithBlobOperation");
  expect(resultOf(store.ask(put(claim, "3", { "x-ms-lease-id": mine })))).toBe("201");
  expect(store.ask(get(claim)).body).toBe("3");
  store.wait(60);
  expect(resultOf(store.ask(put(claim, "4", { "x-ms-lease-id": mine })))).toBe("412 LeaseNotPresentWithBlobOperation");
  expect(store.ask(get(claim)).body).toBe("3");
});

// Without a period a fixed lease runs out and an infinite one breaks at once (blob-storage, leases and conditions).
test("a broken claim runs out, and cannot be renewed", () => {
  const store = claimed();
  store.wait(20);
  expect(store.ask(breakLease(claim))).toMatchObject({ status: 202, headers: { "x-ms-lease-time": "40" } });
  expect(resultOf(store.ask(acquire(claim, mine)))).toBe("409 LeaseIsBreakingAndCannotBeAcquired");
  expect(resultOf(store.ask(acquire(claim, other)))).toBe("409 LeaseAlreadyPresent");
  store.wait(40);
  expect(resultOf(store.ask(renew(claim, mine)))).toBe("409 LeaseIsBrokenAndCannotBeRenewed");
  expect(resultOf(store.ask(acquire(claim, other, "-1")))).toBe("201");
  store.wait(1_000_000);
  expect(store.ask(head(claim)).headers["x-ms-lease-duration"]).toBe("infinite");
  expect(store.ask(breakLease(claim))).toMatchObject({ status: 202, headers: { "x-ms-lease-time": "0" } });
  expect(resultOf(store.ask(acquire(claim, mine)))).toBe("201");
});
