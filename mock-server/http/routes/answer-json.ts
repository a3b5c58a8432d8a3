import { accept, type Outcome } from "../../domain/outcome.js";
import { type Answer, json } from "../answer.js";

/** Answers the value of an outcome as `json` does; passes a refusal on. */
export function answerJson(outcome: Outcome<unknown>, options?: Parameters<typeof json>[1]): Outcome<Answer> {
  return outcome.ok ? accept(json(outcome.value, options)) : outcome;
}
