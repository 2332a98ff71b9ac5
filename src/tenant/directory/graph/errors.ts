import { headerOf, jsonAnswer, type HttpAnswer, type HttpRequest } from "../../http.ts";
import type { State } from "../../state.ts";

/** An error of Microsoft Graph. */
export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const unauthorized = (message: string): GraphError => ({ status: 401, code: "InvalidAuthenticationToken", message });

/** What Graph answers, word for word as users report it; exchange-state 3 where that has it. */
export const graphErrors = {
  /** Exchange-state E12, inner: it is Graph's own text. */
  notFound: (id: string): GraphError => ({
    status: 404,
    code: "Request_ResourceNotFound",
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  }),
  /** These four are from memory, but for the malformed one (AzureAD/microsoft-authentication-library-for-python#355). */
  noToken: unauthorized("Access token is empty."),
  malformedToken: unauthorized("CompactToken parsing failed with error code: 80049217"),
  expiredToken: unauthorized("Lifetime validation failed, the token is expired."),
  otherAudience: unauthorized("Access token validation failure. Invalid audience."),
  /** Microsoftgraph/msgraph-sdk-powershell#872. */
  insufficient: {
    status: 403,
    code: "Authorization_RequestDenied",
    message: "Insufficient privileges to complete the operation.",
  },
  /** Exchange-state E12, inner. */
  mastered: {
    status: 400,
    code: "Request_BadRequest",
    message:
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
  },
  /** Known of users that are made; of users that are restored no text is known. */
  nameTaken: {
    status: 400,
    code: "Request_BadRequest",
    message: "Another object with the same value for property userPrincipalName already exists.",
  },
  noSuchLicence: {
    status: 400,
    code: "Request_BadRequest",
    message: "User does not have a corresponding license (this text is from memory).",
  },
  /** The limits are documented (microsoftgraph/microsoft-graph-docs#4636). */
  invalidTop: {
    status: 400,
    code: "Request_BadRequest",
    message: "Invalid page size specified. Must be between 1 and 999 inclusive (this text is from memory).",
  },
  /** From memory. */
  invalidBody: {
    status: 400,
    code: "BadRequest",
    message:
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
  },
  /** The limit is documented (JSON batching); the text is from memory. */
  tooManySteps: {
    status: 400,
    code: "MaximumValueExceeded",
    message: "Number of batch request steps exceeds the maximum value of 20.",
  },
  /** JSON batching, of a request that depends on one that failed; its text is invented. */
  failedDependency: { status: 424, code: "FailedDependency", message: "A request that this depends on failed." },
} as const satisfies Readonly<Record<string, GraphError | ((of: string) => GraphError)>>;

/** An error in Graph's form. */
export const errorAnswer = ({ now }: State, request: HttpRequest, { status, code, message }: GraphError): HttpAnswer =>
  jsonAnswer(status, {
    error: {
      code,
      message,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        "request-id": noId,
        "client-request-id": headerOf(request, "client-request-id") ?? noId,
      },
    },
  });

/** Ids of requests mean nothing here. */
const noId = "00000000-0000-0000-0000-000000000000";
