/** What the simulated tenant does not know how to answer. It says nothing of the service: no script is to take it for its answer. */
export class NotSimulated extends Error {
  override readonly name = "NotSimulated";

  constructor(what: string) {
    super(`The rehearsal does not know ${what}.`);
  }
}
