import {
  exo,
  guards,
  is,
  type Act,
  type Condition,
  type Expression,
  type Found,
  type identity,
  type Mailbox,
  type Run,
} from "purgebook";
import { ordinaryMailbox } from "./mailbox-types.ts";

/** One kind of hold: how it shows on the mailbox, and the call that lifts it. */
export interface Hold {
  readonly title: string;
  /** The parameter by which its owner lets it be lifted: without it, it is only named. */
  readonly agreed: Expression<boolean>;
  /** The name of the mailbox in script and events while this hold is dealt with. */
  readonly as: string;
  readonly isOn: (mailbox: Found<Mailbox>) => Condition;
  readonly isOff: (mailbox: Found<Mailbox>) => Condition;
  /** What the record has beside the mailbox, where the hold does not stand on it. */
  readonly with?: readonly Expression<object>[];
  readonly lift: (fresh: Found<Mailbox>) => Act<"change" | "destroy">;
}

/** Lifts one kind of hold where that is agreed and the mailbox has it: recorded before, looked at afterwards. */
export function liftHold(run: Run, Identity: Expression<identity.ExchangeGuid>, hold: Hold): void {
  run.when(`Is it agreed to lift it: ${hold.title}?`, is.on(hold.agreed), (agreed) => {
    lift(agreed, Identity, hold);
  });
}

function lift(run: Run, Identity: Expression<identity.ExchangeGuid>, hold: Hold): void {
  const query = exo.getMailbox({ Identity, SoftDeletedMailbox: true });
  const held = run.findOne(`Is there one: ${hold.title}?`, query, {
    as: hold.as,
    absent: "skip",
    where: (mailbox) => [hold.isOn(mailbox)],
  });
  const cleared = run.check("May the mailbox be changed?", held, [guards.notBeingMoved, ordinaryMailbox]);
  const recorded = run.record(`Record it with its holds: ${hold.title}`, cleared, { with: hold.with ?? [] });
  // A locked policy cannot be lifted, and a live search is refused: the others are, and the report at the end names what is left.
  run.change(
    `Lift it: ${hold.title}`,
    recorded,
    hold.lift,
    [{ shows: "present", query, where: (mailbox) => [hold.isOff(mailbox)] }],
    { goesOn: true },
  );
}
