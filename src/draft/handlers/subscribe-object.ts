import type { SubscribeConfigObject } from "../../contract/index.js";
import { isJsonObject, own } from "../../json/object.js";
import type { ObjectAccess } from "./object-access.js";
import { withParts } from "../../json/path.js";

/** The fields whose changes are watched: all of them, or those named. */
export type WatchFields<TField extends string = string> = "all" | readonly TField[];

/** Reads and edits the subscribe config of one object (D1). Getters answer from the newest draft (D4). */
export interface SubscribeObjectHandlers<TField extends string = string> {
  /** The object's subscribe config; `undefined` while the draft has none. */
  readonly object: SubscribeConfigObject | undefined;
  getSubscribeEnabled: () => boolean;
  setEnableSubscribe: () => void;
  setDisableSubscribe: () => void;
  getCreateEventEnabled: () => boolean;
  setEnableCreateEvent: () => void;
  setDisableCreateEvent: () => void;
  getUpdateEventEnabled: () => boolean;
  setEnableUpdateEvent: () => void;
  setDisableUpdateEvent: () => void;
  getDeleteEventEnabled: () => boolean;
  setEnableDeleteEvent: () => void;
  setDisableDeleteEvent: () => void;
  getWatchFields: () => WatchFields | undefined;
  /** Says which fields' changes make an update event, which this turns on where it is not set; `undefined` takes the choice back. */
  setWatchFields: (watchFields: WatchFields<TField> | undefined) => void;
}

type Event = "createEvent" | "updateEvent" | "deleteEvent";

/** Makes the handlers of one object's subscribe config. */
export function createSubscribeObject(access: ObjectAccess): SubscribeObjectHandlers {
  const isOn = (event: unknown) => own(event, "enabled") === "always";
  const getEnabled = (event: Event) => access.read(event, "enabled") === "always";
  // Only `enabled` is turned: the choice of watched fields stays. An event that would say nothing but that it is off is left
  // out where the server has none (D10).
  const turn = (event: Event, enabled: "always" | "never") => {
    if (isOn(access.peek(event)) === (enabled === "always")) return;
    access.batch(() => {
      if (enabled === "always") access.add();
      const present = access.peek(event);
      const next = withParts(isJsonObject(present) ? present : {}, [["enabled", enabled]]);
      const isBack =
        enabled === "never" && Object.keys(next).length === 1 && access.peekSaved(event) === undefined;
      access.set([event], isBack ? undefined : next);
    });
  };

  function setWatchFields(watchFields: WatchFields | undefined) {
    const event = access.peek("updateEvent");
    if (watchFields === undefined && event === undefined) return;
    access.batch(() => {
      access.add();
      const present = access.peek("updateEvent");
      const next = withParts(isJsonObject(present) ? present : { enabled: "always" }, [
        ["watchFieldsAuto", watchFields === "all" ? "all" : undefined],
        ["requiredWatchFields", Array.isArray(watchFields) ? [...(watchFields as string[])] : undefined],
      ]);
      access.set(["updateEvent"], next);
    });
  }

  return {
    get object() {
      return access.read<SubscribeConfigObject>();
    },
    getSubscribeEnabled: () => access.read() !== undefined,
    setEnableSubscribe: access.add,
    setDisableSubscribe: access.setAside,
    getCreateEventEnabled: () => getEnabled("createEvent"),
    setEnableCreateEvent: () => {
      turn("createEvent", "always");
    },
    setDisableCreateEvent: () => {
      turn("createEvent", "never");
    },
    getUpdateEventEnabled: () => getEnabled("updateEvent"),
    setEnableUpdateEvent: () => {
      turn("updateEvent", "always");
    },
    setDisableUpdateEvent: () => {
      turn("updateEvent", "never");
    },
    getDeleteEventEnabled: () => getEnabled("deleteEvent"),
    setEnableDeleteEvent: () => {
      turn("deleteEvent", "always");
    },
    setDisableDeleteEvent: () => {
      turn("deleteEvent", "never");
    },
    getWatchFields: () => {
      if (access.read("updateEvent", "watchFieldsAuto") === "all") return "all";
      return access.read<string[]>("updateEvent", "requiredWatchFields");
    },
    setWatchFields,
  };
}
