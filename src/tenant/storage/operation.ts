import type { Change } from "../change.ts";
import type { HttpRequest } from "../http.ts";
import type { Blob, Container, State } from "../state.ts";
import type { Failure } from "./errors.ts";

/** A request to the store, with what it is about. */
export interface Operation {
  readonly tenant: State;
  readonly request: HttpRequest;
  readonly query: URLSearchParams;
  readonly containerName: string;
  readonly container: Container;
  /** Empty where the request is about the container. */
  readonly blobName: string;
  /** The blob as it is; undefined where there is none. */
  readonly blob: Blob | undefined;
}

/** What an operation answers. The headers that every answer has are not among these. */
export interface Result {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly changes?: readonly Change[];
}

/** What an operation does: a pure function of the tenant and the request. */
export type Handler = (operation: Operation) => Result | Failure;

/** The change after which a blob is this one, or where null is given is no more. */
export const blobBecomes = ({ containerName, blobName }: Operation, set: Partial<Blob> | null): Change => ({
  of: "blobs",
  key: `${containerName}/${blobName}`,
  set,
});
