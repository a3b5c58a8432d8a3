import type { SubscribeConfigObject } from "../../contract/index.js";
import type { ObjectAccess } from "./object-access.js";

/** The fields whose changes are watched: all of them, or those named. */
export type WatchFields<TField extends string = string> = "all" | readonly TField[];

/**
 * Reads and edits the subscribe config of one object. Getters answer from the newest draft.
 *
 * @example
 * const account = createLocalConfig(createDraftStore()).subscribeObject("account");
 * account.setWatchFields(["industry"]);
 * account.setQuotaOptimization(true);
 * account.setOtherEvents(["object.merged"]);
 */
export interface SubscribeObjectHandlers<TField extends string = string> {
  /** The object's subscribe config; `undefined` while the draft has none. */
  readonly object: SubscribeConfigObject | undefined;
  getSubscribeEnabled: () => boolean;
  /** `setEnableSubscribe` or `setDisableSubscribe`. */
  setEnabled: (enabled: boolean) => void;
  setEnableSubscribe: () => void;
  setDisableSubscribe: () => void;
  getCreateEventEnabled: () => boolean;
  /** `setEnableCreateEvent` or `setDisableCreateEvent`. */
  setCreateEventEnabled: (enabled: boolean) => void;
  setEnableCreateEvent: () => void;
  setDisableCreateEvent: () => void;
  getUpdateEventEnabled: () => boolean;
  /** `setEnableUpdateEvent` or `setDisableUpdateEvent`. */
  setUpdateEventEnabled: (enabled: boolean) => void;
  setEnableUpdateEvent: () => void;
  setDisableUpdateEvent: () => void;
  getDeleteEventEnabled: () => boolean;
  /** `setEnableDeleteEvent` or `setDisableDeleteEvent`. */
  setDeleteEventEnabled: (enabled: boolean) => void;
  setEnableDeleteEvent: () => void;
  setDisableDeleteEvent: () => void;
  getWatchFields: () => WatchFields | undefined;
  /** Sets which fields' changes cause an update event, and enables that event where it is missing; `undefined` unsets them. */
  setWatchFields: (watchFields: WatchFields<TField> | undefined) => void;
  /** The provider's own events, such as `object.merged`, that are subscribed to. */
  getOtherEvents: () => readonly string[] | undefined;
  /** Replaces the provider's own events; `undefined` takes the choice back. */
  setOtherEvents: (events: readonly string[] | undefined) => void;
  /** Whether the provider leaves out changes of fields that are not watched, which saves quota of its API. */
  getQuotaOptimization: () => boolean;
  /** Turns quota optimization on or off. It works with Salesforce only, and needs the watched fields by name. */
  setQuotaOptimization: (enabled: boolean) => void;
}

const QUOTA = ["providerOptions", "quotaOptimization", "enabled"];

type Event = "createEvent" | "updateEvent" | "deleteEvent";

/** Makes the handlers of one object's subscribe config. */
// eslint-disable-next-line max-lines-per-function -- a list of helpers over one object
export function createSubscribeObject(access: ObjectAccess): SubscribeObjectHandlers {
  const getEnabled = (event: Event) => access.read(event, "enabled") === "always";
  // Only `enabled` changes: the chosen watch fields stay. An event that only says that it is off is removed where the saved
  // config has none.
  const setSwitch = (event: Event, enabled: boolean) => {
    if ((access.peek(event, "enabled") === "always") === enabled) return;
    access.batch(() => {
      access.set([event, "enabled"], enabled ? "always" : "never");
      const isBack = !enabled && access.sizeOf(event) === 1 && access.peekSaved(event) === undefined;
      if (isBack) access.set([event], undefined);
    });
  };

  function setWatchFields(watchFields: WatchFields | undefined) {
    if (watchFields === undefined && !access.has("updateEvent")) return;
    const isAll = watchFields === "all";
    // Before the batch: a refused value must change nothing.
    const fields = access.take(["updateEvent", "requiredWatchFields"], isAll ? undefined : watchFields);
    if (access.isLocked("updateEvent", "requiredWatchFields")) return;
    access.batch(() => {
      access.add();
      if (!access.has("updateEvent")) access.set(["updateEvent", "enabled"], "always");
      access.put(["updateEvent", "watchFieldsAuto"], isAll ? "all" : undefined);
      access.put(["updateEvent", "requiredWatchFields"], fields);
    });
  }

  return {
    get object() {
      return access.read<SubscribeConfigObject>();
    },
    getSubscribeEnabled: access.isThere,
    setEnabled: (enabled) => {
      if (enabled) access.add();
      else access.setAside();
    },
    setEnableSubscribe: access.add,
    setDisableSubscribe: access.setAside,
    getCreateEventEnabled: () => getEnabled("createEvent"),
    setCreateEventEnabled: (enabled) => {
      setSwitch("createEvent", enabled);
    },
    setEnableCreateEvent: () => {
      setSwitch("createEvent", true);
    },
    setDisableCreateEvent: () => {
      setSwitch("createEvent", false);
    },
    getUpdateEventEnabled: () => getEnabled("updateEvent"),
    setUpdateEventEnabled: (enabled) => {
      setSwitch("updateEvent", enabled);
    },
    setEnableUpdateEvent: () => {
      setSwitch("updateEvent", true);
    },
    setDisableUpdateEvent: () => {
      setSwitch("updateEvent", false);
    },
    getDeleteEventEnabled: () => getEnabled("deleteEvent"),
    setDeleteEventEnabled: (enabled) => {
      setSwitch("deleteEvent", enabled);
    },
    setEnableDeleteEvent: () => {
      setSwitch("deleteEvent", true);
    },
    setDisableDeleteEvent: () => {
      setSwitch("deleteEvent", false);
    },
    getWatchFields: () => {
      if (access.read("updateEvent", "watchFieldsAuto") === "all") return "all";
      return access.read<string[]>("updateEvent", "requiredWatchFields");
    },
    setWatchFields,
    getOtherEvents: () => access.read<string[]>("otherEvents"),
    setOtherEvents: (events) => {
      access.set(["otherEvents"], events);
    },
    getQuotaOptimization: () => access.read(...QUOTA) === true,
    setQuotaOptimization: (enabled) => {
      access.setSwitch(QUOTA, enabled, (value) => (value === true) === enabled);
    },
  };
}
