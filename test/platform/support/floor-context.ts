import vm from "node:vm";
import { missingGlobals, missingMembers, missingStatics } from "../../../.config/platform-floor.js";

/** A signal as React Native has it: without a reason, and without `throwIfAborted`. */
const signals = `
  globalThis.AbortSignal = class AbortSignal {
    aborted = false;
    listeners = new Set();
    addEventListener(_type, listener) { this.listeners.add(listener); }
    removeEventListener(_type, listener) { this.listeners.delete(listener); }
  };
  globalThis.AbortController = class AbortController {
    signal = new AbortSignal();
    abort() {
      if (this.signal.aborted) return;
      this.signal.aborted = true;
      for (const listener of [...this.signal.listeners]) listener({ type: "abort" });
    }
  };
`;

/** Makes a global scope with what the platform floor has and nothing else: a language, timers, \`fetch\`, and \`window\` that is no page. */
export function createFloorContext(fetch: typeof globalThis.fetch): vm.Context {
  const context = vm.createContext({
    console,
    fetch,
    ...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, atob, btoa },
  });
  vm.runInContext(`${signals} globalThis.window = globalThis.global = globalThis;`, context);
  vm.runInContext(
    `const { statics, members, globals } = ${JSON.stringify({
      statics: missingStatics,
      members: missingMembers,
      globals: missingGlobals,
    })};
    for (const [owner, names] of Object.entries(statics)) for (const name of names) delete globalThis[owner]?.[name];
    for (const [owner, names] of Object.entries(members)) for (const name of names) delete globalThis[owner]?.prototype[name];
    for (const name of globals) delete globalThis[name];`,
    context,
  );
  return context;
}
