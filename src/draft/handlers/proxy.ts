import type { ProxyConfig } from "../../contract/index.js";
import { getIn } from "../../json/path.js";
import type { DraftStore } from "../store/draft-store-types.js";
import type { Read } from "./object-access.js";

/** Reads and edits whether the proxy is on. */
export interface ProxyHandlers {
  readonly object: ProxyConfig | undefined;
  getProxyEnabled: () => boolean;
  /** `setEnableProxy` or `setDisableProxy`. */
  setEnabled: (enabled: boolean) => void;
  setEnableProxy: () => void;
  setDisableProxy: () => void;
}

const ENABLED = ["proxy", "enabled"];

/** Makes the handlers of the proxy config. Turning the proxy on and off again is no change. */
export function createProxy(store: DraftStore, read: Read): ProxyHandlers {
  function setEnabled(enabled: boolean) {
    if ((store.read(ENABLED) === true) === enabled) return;
    const saved = getIn(store.getSaved(), ENABLED) ?? undefined;
    const value = (saved === true) === enabled ? saved : enabled;
    if (value === undefined) store.remove(ENABLED);
    else store.edit(ENABLED, value);
  }

  return {
    get object() {
      return (read(["proxy"]) ?? undefined) as ProxyConfig | undefined;
    },
    getProxyEnabled: () => read(ENABLED) === true,
    setEnabled,
    setEnableProxy: () => {
      setEnabled(true);
    },
    setDisableProxy: () => {
      setEnabled(false);
    },
  };
}
