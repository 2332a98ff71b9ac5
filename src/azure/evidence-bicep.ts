import { call, name, object, parameter, property, resource, string, text } from "./bicep/build.ts";
import type { BicepExpression, BicepStatement } from "./bicep/syntax.ts";

/** Storage Blob Data Contributor (Azure built-in roles). */
const contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

const storage = (type: string): string => `Microsoft.Storage/storageAccounts${type}@2023-05-01`;

/** The containers of the evidence store, and what the managed identity may do there, and nowhere else in the account. */
export function evidenceBicep(): readonly BicepStatement[] {
  return [
    parameter("storageAccountName", text, "Name of the storage account, which is there already."),
    parameter("containerName", text, "Name of the container."),
    parameter("principalId", text, "Object id of the managed identity."),
    resource("storageAccount", storage(""), object({ name: name("storageAccountName") }), { existing: true }),
    resource("blobs", storage("/blobServices"), object({ parent: name("storageAccount"), name: "default" }), {
      existing: true,
    }),
    resource(
      "role",
      "Microsoft.Authorization/roleDefinitions@2022-04-01",
      object({ scope: call("subscription"), name: contributor }),
      { existing: true },
    ),
    ...container("container", name("containerName")),
    ...container("claims", call("format", string("{0}-claims"), name("containerName"))),
  ];
}

function container(symbol: string, containerName: BicepExpression): readonly BicepStatement[] {
  const made = resource(
    symbol,
    storage("/blobServices/containers"),
    object({ parent: name("blobs"), name: containerName, properties: object({ publicAccess: "None" }) }),
  );
  const role = property(name("role"), "id");
  const allowed = resource(
    `${symbol}Role`,
    "Microsoft.Authorization/roleAssignments@2022-04-01",
    object({
      scope: name(symbol),
      name: call("guid", property(name(symbol), "id"), name("principalId"), role),
      properties: object({
        roleDefinitionId: role,
        principalId: name("principalId"),
        principalType: "ServicePrincipal",
      }),
    }),
  );
  return [made, allowed];
}
