import type { ConfigAction, InstallationConfigContent } from "../../contract/index.js";
import type { FieldName, MapToName, ObjectName, WrittenFieldName } from "../../manifest/registered-names.js";
import { configActions } from "../../facts/config-actions.js";
import type { DraftStore, DraftUpdate, Edits } from "../store/draft-store-types.js";
import { createObjectAccess, type Read } from "./object-access.js";
import { createProxy, type ProxyHandlers } from "./proxy.js";
import { createReadObject, type ReadObjectHandlers } from "./read-object.js";
import { createSubscribeObject, type SubscribeObjectHandlers } from "./subscribe-object.js";
import { createWriteObject, type WriteObjectHandlers } from "./write-object.js";

/** Takes edits back; two call signatures, so that it can be an event handler, too. */
export interface Reset {
  (): void;
  (path: string): void;
}

/** The helpers over one draft: getters answer from the newest draft, setters edit it at once. */
export interface LocalConfig {
  /** The newest draft. */
  readonly draft: InstallationConfigContent;
  get: () => InstallationConfigContent;
  /** Replaces the draft, by a value or by a function of the present one. */
  setDraft: (update: DraftUpdate) => void;
  /**
   * Makes the draft equal to the saved config, or only the place that a JSON Pointer leads to; throws a `SyntaxError`, and resets
   * nothing, for a text that is no pointer.
   */
  reset: Reset;
  /** Whether the place that a JSON Pointer leads to is locked: setters leave it alone. Throws a `SyntaxError` for no pointer. */
  isLocked: (path: string) => boolean;
  /** Makes the edits of `edits` one step that can be undone, called `label`; a function that returns a promise is refused. */
  batch: <TResult>(edits: Edits<TResult>, label?: string) => void;
  /** Removes the object from read, write and subscribe. */
  removeObject: <TName extends string>(objectName: ObjectName<ConfigAction, TName>) => void;
  readObject: <TName extends string>(
    objectName: ObjectName<"read", TName>,
  ) => ReadObjectHandlers<FieldName<TName>, MapToName<TName>>;
  writeObject: <TName extends string>(
    objectName: ObjectName<"write", TName>,
  ) => WriteObjectHandlers<WrittenFieldName<TName>>;
  subscribeObject: <TName extends string>(
    objectName: ObjectName<"subscribe", TName>,
  ) => SubscribeObjectHandlers<FieldName<TName>>;
  proxy: () => ProxyHandlers;
}

/**
 * Makes the helpers over a draft; `read` lets a caller note what its getters read. Handlers of one object are made once. Never
 * throws; setters throw a `TypeError` for a value that is no JSON, `batch` a `UsageError` for a function that returns a
 * promise.
 *
 * @example
 * const config = createLocalConfig(createDraftStore({ saved: { provider: "salesforce" } }));
 * config.writeObject("contact").setEnableDeletion();
 * config.readObject("contact").setFieldMapping({ fieldName: "custom_stage__c", mapToName: "stage" });
 * console.log(config.get());
 */
export function createLocalConfig(store: DraftStore, read: Read = store.read): LocalConfig {
  const get = () => read([]) as InstallationConfigContent;
  const access = (action: ConfigAction, objectName: string) =>
    createObjectAccess(store, read, action, objectName);
  const proxy = once(() => createProxy(store, read));

  return {
    get draft() {
      return get();
    },
    get,
    setDraft: store.setDraft,
    reset: store.reset,
    isLocked: store.isLocked,
    batch: store.batch,
    removeObject: (objectName) => {
      store.batch(() => {
        for (const action of configActions) store.remove([action, "objects", objectName]);
      });
    },
    readObject: once((objectName) => createReadObject(access("read", objectName))),
    writeObject: once((objectName) => createWriteObject(access("write", objectName))),
    subscribeObject: once((objectName) => createSubscribeObject(access("subscribe", objectName))),
    proxy: () => proxy(""),
  };
}

function once<TResult>(make: (name: string) => TResult): (name: string) => TResult {
  const made = new Map<string, TResult>();
  return (name) => {
    let result = made.get(name);
    if (result === undefined) made.set(name, (result = make(name)));
    return result;
  };
}
