import { isOn, textIn, textsOf, type Call, type Cmdlet } from "../../call.ts";
import { NotSimulated } from "../../not-simulated.ts";
import { sent, told } from "./request.ts";
import { sdkUser } from "./sdk-object.ts";

/** Set-MgUserLicense: adds licences, which are tables with a SkuId, and takes some away, by their ids. @throws NotSimulated for a whole body or an object in a pipe */
export const setMgUserLicense: Cmdlet = (tenant, call) => {
  if (isOn(call, "WhatIf")) return {};
  const { parameters } = call;
  if (parameters["BodyParameter"] !== undefined || parameters["InputObject"] !== undefined)
    throw new NotSimulated("Set-MgUserLicense with -BodyParameter or -InputObject");
  const body = { addLicenses: addedIn(call), removeLicenses: textsOf(parameters["RemoveLicenses"]) };
  const id = encodeURIComponent(textIn(call, "UserId") ?? "");
  return told(sent(tenant, "POST", `users/${id}/assignLicense`, JSON.stringify(body)), (text) => [
    sdkUser(JSON.parse(text)),
  ]);
};

/** Names in a table have any case. */
const addedIn = ({ parameters }: Call): readonly object[] =>
  [parameters["AddLicenses"] ?? []].flat().map((table) => {
    const given = new Map(
      Object.entries(table as object).map(([name, value]) => [name.toLowerCase(), value as unknown]),
    );
    return { skuId: String(given.get("skuid") ?? ""), disabledPlans: textsOf(given.get("disabledplans")) };
  });
