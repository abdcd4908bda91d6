/** A failure whose message is the one sentence a person needs; it is shown without a stack. */
export class Failure extends Error {
  name = "Failure";
}
