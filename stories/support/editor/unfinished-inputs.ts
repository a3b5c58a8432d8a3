import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useState,
  type RefObject,
} from "react";

/** An input with a text that is not a setting yet. */
export interface UnfinishedInput {
  /** Such as "the default value of Lead Score". */
  name: string;
  input: RefObject<HTMLInputElement | null>;
  /** Whether the text can be a setting. */
  isValid: boolean;
  /** Makes it one. */
  take: () => void;
}

interface UnfinishedInputs {
  /** In the order in which they became unfinished. */
  all: ReadonlyMap<string, UnfinishedInput>;
  /** How often the screen was reset: what was typed before the last time is dropped. */
  resets: number;
  set: (id: string, unfinished: UnfinishedInput | undefined) => void;
  reset: () => void;
}

const none: UnfinishedInputs = {
  all: new Map(),
  resets: 0,
  set: () => undefined,
  reset: () => undefined,
};

/** Tells the bar that saves about inputs that somebody is typing in. */
export const UnfinishedInputsContext = createContext(none);

/** Makes what `UnfinishedInputsContext` gives. */
export function useUnfinishedInputs(): UnfinishedInputs {
  const [all, setAll] = useState<UnfinishedInputs["all"]>(none.all);
  const [resets, setResets] = useState(0);
  // The same ones from render to render: effects of the inputs depend on them.
  const [actions] = useState(() => ({
    set: (id: string, unfinished: UnfinishedInput | undefined) => {
      setAll((before) => {
        if (!unfinished && !before.has(id)) return before;
        const next = new Map(before);
        if (unfinished) next.set(id, unfinished);
        else next.delete(id);
        return next;
      });
    },
    reset: () => {
      setResets((count) => count + 1);
    },
  }));
  return useMemo(() => ({ all, resets, ...actions }), [all, resets, actions]);
}

/** Tells the bar that saves about an input, as long as it is unfinished. */
export function useUnfinishedInput(unfinished: UnfinishedInput | undefined): void {
  const id = useId();
  const { set } = use(UnfinishedInputsContext);
  const take = useEffectEvent(() => unfinished?.take());
  const { name, input, isValid } = unfinished ?? {};
  useEffect(() => {
    if (name === undefined || input === undefined || isValid === undefined) return;
    set(id, {
      name,
      input,
      isValid,
      take: () => {
        take();
      },
    });
    return () => {
      set(id, undefined);
    };
  }, [set, id, name, input, isValid]);
}
