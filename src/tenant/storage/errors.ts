/** What the blob service refuses: its codes, each with its status and text. */
export type ErrorCode = keyof typeof errors;

/** Why a request is refused. Details stand in the body beside the message. */
export interface Failure {
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, string>>;
}

export const failed = (code: ErrorCode, details?: Failure["details"]): Failure =>
  details === undefined ? { code } : { code, details };

export const missingHeader = (name: string): Failure => failed("MissingRequiredHeader", { HeaderName: name });

export const invalidHeader = (name: string, value: string): Failure =>
  failed("InvalidHeaderValue", { HeaderName: name, HeaderValue: value });

const authentication =
  "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.";
const challenge =
  "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.";

/**
 * Codes and statuses as blob-storage has them (errors and throttling; leases and conditions). The texts are those of Azurite 3.37, Microsoft's
 * emulator, unless a source is named.
 */
export const errors = {
  /** Text: microsoft/AzureStorageExplorer issue 5235, for both. */
  NoAuthenticationInformation: [401, challenge],
  InvalidAuthenticationInfo: [401, challenge],
  /** Text: blog.stigok.com/2022/03/09, where no version was sent. */
  AuthenticationFailed: [403, authentication],
  /** Their texts are from memory of the page on common error codes. */
  ServerBusy: [503, "The server is currently unable to receive requests. Please retry your request."],
  InternalError: [500, "The server encountered an internal error. Please retry the request."],
  AuthorizationPermissionMismatch: [
    403,
    "This request is not authorized to perform this operation using this permission.",
  ],
  ContainerNotFound: [404, "The specified container does not exist."],
  BlobNotFound: [404, "The specified blob does not exist."],
  BlobAlreadyExists: [409, "The specified blob already exists."],
  /** Text: Azure/azure-powershell issue 9195. */
  BlobImmutableDueToPolicy: [409, "This operation is not permitted as the blob is immutable due to a policy."],
  /** Text: Azure/azure-sdk-for-js issue 31744. */
  MissingRequiredHeader: [400, "An HTTP header that's mandatory for this request is not specified."],
  InvalidHeaderValue: [400, "The value for one of the HTTP headers is not in the correct format."],
  InvalidQueryParameterValue: [400, "Value for one of the query parameters specified in the request URI is invalid."],
  /** The text is invented. */
  OutOfRangeQueryParameterValue: [
    400,
    "One of the query parameters specified in the request URI is outside the permissible range.",
  ],
  /** The text is invented. */
  UnsupportedHttpVerb: [405, "The resource doesn't support specified Http Verb."],
  InvalidMd5: [
    400,
    "The MD5 value specified in the request is invalid. The MD5 value must be 128 bits and Base64-encoded.",
  ],
  Md5Mismatch: [
    400,
    "The MD5 value specified in the request did not match with the MD5 value calculated by the server.",
  ],
  InvalidMetadata: [400, "The metadata specified is invalid. It has characters that are not permitted."],
  MultipleConditionHeadersNotSupported: [400, "Multiple condition headers are not supported."],
  UnsatisfiableCondition: [400, "The request includes an unsatisfiable condition for this operation."],
  ConditionNotMet: [412, "The condition specified using HTTP conditional header(s) is not met."],
  LeaseAlreadyPresent: [409, "There is already a lease present."],
  LeaseIsBreakingAndCannotBeAcquired: [409, "There is already a breaking lease, and can't  be acquired."],
  LeaseIsBreakingAndCannotBeChanged: [
    409,
    "The lease ID matched, but the lease is currently in breaking state and cannot be changed.",
  ],
  LeaseIsBrokenAndCannotBeRenewed: [
    409,
    "The lease ID matched, but the lease has been broken explicitly and cannot be renewed.",
  ],
  LeaseIdMismatchWithLeaseOperation: [
    409,
    "The lease ID specified did not match the lease ID for the container or blob.",
  ],
  LeaseNotPresentWithLeaseOperation: [409, "There is currently no lease on the container or blob."],
  LeaseIdMissing: [412, "There is currently a lease on the blob and no lease ID was specified in the request."],
  LeaseIdMismatchWithBlobOperation: [412, "The lease ID specified did not match the lease ID for the blob."],
  LeaseNotPresentWithBlobOperation: [412, "A lease ID was specified, but the lease for the blob has expired."],
} as const satisfies Readonly<Record<string, readonly [status: number, text: string]>>;
