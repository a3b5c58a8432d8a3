"use client";

import { messageOf } from "../../src/json/message-of.js";
import { useState } from "react";

/** Runs an action on the backend; the outcome is `done`, or why the action failed. */
export type Act = (done: string, action: () => void | Promise<void>) => Promise<void>;

/** The outcome of the last action. */
export interface Outcome {
  readonly text: string;
  readonly isFailure: boolean;
}

/** Returns the last outcome and a function that runs an action; `afterwards` is called after each action. */
export function useAct(afterwards: () => void): [Outcome, Act] {
  const [outcome, setOutcome] = useState<Outcome>({ text: "", isFailure: false });
  const act: Act = async (done, action) => {
    try {
      await action();
      setOutcome({ text: done, isFailure: false });
    } catch (error) {
      setOutcome({ text: messageOf(error), isFailure: true });
    }
    afterwards();
  };
  return [outcome, act];
}
