import { jsonAnswer, type HttpAnswer, type HttpRequest, type HttpService } from "../../http.ts";
import { NotSimulated } from "../../not-simulated.ts";
import type { State } from "../../state.ts";
import { claimsOf, graphResource, isSame, type Claims } from "../token.ts";
import { batch } from "./batch.ts";
import { errorAnswer, graphErrors, type GraphError } from "./errors.ts";
import type { Outcome } from "./route.ts";
import { routeOf } from "./routes.ts";

/** Microsoft Graph v1.0, as far as it is about the directory. @throws NotSimulated for what it does not know */
export const graph: HttpService = (tenant, request) => {
  const claims = claimsOf(request);
  const refusal = refusalOf(tenant, claims);
  if (refusal !== undefined) return errorAnswer(tenant, request, refusal);
  const { tid, roles } = claims as Claims;
  return letIn(isSame(tid, tenant.tenantId) ? tenant : elsewhere(tenant), request, roles);
};

function letIn(tenant: State, request: HttpRequest, permissions: readonly string[]): HttpAnswer {
  const url = new URL(request.url);
  const method = request.method.toUpperCase();
  const outcome =
    method === "POST" && url.pathname === "/v1.0/$batch"
      ? batch(tenant, request.body, (state, step) => letIn(state, step, permissions))
      : operation(tenant, url, request, permissions);
  return answered(tenant, request, outcome);
}

function operation(tenant: State, url: URL, { method, body }: HttpRequest, permissions: readonly string[]): Outcome {
  const found = routeOf(method, url.pathname);
  if (found === undefined) throw new NotSimulated(`${method.toUpperCase()} ${url.pathname} of Microsoft Graph`);
  const { route, id } = found;
  if (!route.permissions.some((needed) => permissions.includes(needed))) return { error: graphErrors.insufficient };
  return route.answer(tenant, { id, url, body, permissions });
}

function answered(tenant: State, request: HttpRequest, { error, body, changes = [] }: Outcome): HttpAnswer {
  if (error !== undefined) return errorAnswer(tenant, request, error);
  return body === undefined ? { status: 204, headers: {}, body: "", changes } : jsonAnswer(200, body, changes);
}

/** Why a token does not let in (exchange-state E18 and reports). */
function refusalOf({ now }: State, claims: Claims | null | undefined): GraphError | undefined {
  if (claims === undefined) return graphErrors.noToken;
  if (claims === null) return graphErrors.malformedToken;
  if (!isSame(claims.aud, graphResource)) return graphErrors.otherAudience;
  return claims.exp * 1000 <= now ? graphErrors.expiredToken : undefined;
}

/** Who comes with the token of another tenant sees that one: nothing of this is in it. */
const elsewhere = (tenant: State): State => ({
  ...tenant,
  tenantId: tenant.identity.tenants.directory,
  objects: { ...tenant.objects, users: new Map(), domains: new Map() },
});
