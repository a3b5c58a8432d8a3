"use client";

import { messageOf } from "../../src/json/message-of.js";
import { useState } from "react";

/** Does something to the backend and says what came of it: `done`, or why it failed. */
export type Act = (done: string, action: () => void | Promise<void>) => Promise<void>;

/** What the last action came to. */
export interface Outcome {
  readonly text: string;
  readonly isFailure: boolean;
}

/** Gives the last outcome, and what makes the next one; `afterwards` is called after each action. */
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
