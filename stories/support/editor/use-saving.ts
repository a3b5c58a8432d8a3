import { use, useState } from "react";
import {
  isConfigValidationError,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
  useSavePlan,
  type SaveStrategy,
} from "../../../src/index.js";
import { controlOf, reveal } from "./reveal.js";
import { UnfinishedInputsContext } from "./unfinished-inputs.js";

/** What the last try to save came upon before anything was sent. */
type HeldBack = "unfinished" | "issues" | undefined;

/** Saves and resets the draft, for a bar that says how it stands. */
export function useSaving({ strategy, isDirty }: { strategy: SaveStrategy | undefined; isDirty: boolean }) {
  const plan = useSavePlan({ strategy });
  const { save, status, error } = useSaveInstallation();
  const config = useLocalConfig();
  const unfinished = use(UnfinishedInputsContext);
  const issues = useIssues();
  const [heldBack, setHeldBack] = useState<HeldBack>();

  const isCreate = plan?.kind === "create";
  const typing = [...unfinished.all.values()];
  const rejected = typing.find(({ isValid }) => !isValid);
  const canSave = status !== "pending" && (isCreate || isDirty || typing.length > 0);

  const saveAll = (bar: Element | null) => {
    if (!canSave) return;
    setHeldBack(undefined);
    if (rejected) {
      setHeldBack("unfinished");
      if (rejected.input.current) reveal(rejected.input.current);
      return;
    }
    for (const { take } of typing) take();
    void save(strategy && { strategy }).catch((reason: unknown) => {
      if (!isConfigValidationError(reason)) return;
      setHeldBack("issues");
      // The message stands at the control, where there is one.
      const controls = reason.issues.map(({ path }) => controlOf(path, bar?.closest("main") ?? document));
      const control = controls.find((each) => each !== undefined);
      if (control) reveal(control);
    });
  };

  const reset = () => {
    unfinished.reset();
    setHeldBack(undefined);
    config.reset();
  };

  const isFailed = status === "error" && (isCreate || isDirty) && !isConfigValidationError(error);
  // What the server refused stands at its place, or is listed with what else is to be fixed.
  const isExplained = isFailed && issues.some(({ code }) => code === "refused");
  return {
    status,
    isCreate,
    canSave,
    isTyping: typing.length > 0,
    rejected,
    /** Why the server did not take the draft, or could not. */
    failure: isFailed && !isExplained ? error : null,
    /** What is missing, as long as it is. */
    heldBack: isExplained
      ? "issues"
      : (heldBack === "unfinished" && rejected) || (heldBack === "issues" && issues.length > 0)
        ? heldBack
        : undefined,
    saveAll,
    reset,
  };
}
