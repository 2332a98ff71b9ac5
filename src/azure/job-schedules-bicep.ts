import { accountName, automation, schedulesParameter } from "./automation-bicep.ts";
import { array, call, choice, comment, loop, name, object, property, resource, string } from "./bicep/build.ts";
import type { BicepExpression, BicepStatement } from "./bicep/syntax.ts";
import { takesMode } from "./chosen-runbook.ts";
import type { Import } from "./import.ts";

/** What binds schedules to published runbooks. A link cannot be changed, only deleted and made anew: so it stands apart. */
export function jobSchedulesBicep({ runbooks }: Import): readonly BicepStatement[] {
  const of = (property_: string): BicepExpression => property(name("each"), property_);
  const withMode = array(...runbooks.filter(takesMode).map((runbook) => string(runbook.name)));
  const preview = choice(call("contains", withMode, of("runbook")), object({ Mode: "Preview" }), object({}));
  return [
    accountName,
    schedulesParameter(runbooks),
    resource("account", automation(""), object({ name: name("automationAccountName") }), { existing: true }),
    comment("What would purge only looks: Mode is Preview, whatever the parameters say."),
    resource(
      "link",
      automation("/jobSchedules"),
      loop(
        "each",
        name("schedules"),
        object({
          parent: name("account"),
          name: call("guid", property(name("account"), "id"), of("runbook"), of("name")),
          properties: object({
            runbook: object({ name: of("runbook") }),
            schedule: object({ name: of("name") }),
            parameters: call("union", of("parameters"), preview),
          }),
        }),
      ),
    ),
  ];
}
