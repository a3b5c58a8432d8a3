import type { FieldSetting, FieldSettingDefault } from "../../../src/contract/index.js";
import type { WatchFields } from "../../../src/draft/handlers/subscribe-object.js";

/** What one read object holds. */
export interface ReadModel {
  disabled: boolean | undefined;
  fields: Set<string>;
  mappings: Map<string, string>;
  values: Map<string, Map<string, string>> | undefined;
}

/** What one write object holds. */
export interface WriteModel {
  deletion: boolean | undefined;
  settings: Map<string, FieldSetting> | undefined;
}

/** One event of a subscribe object. */
export interface EventModel {
  enabled: "always" | "never";
  watch: WatchFields | undefined;
}

export type EventName = "createEvent" | "updateEvent" | "deleteEvent";

/** What one subscribe object holds. */
export interface SubscribeModel {
  destination: string | undefined;
  events: Map<EventName, EventModel>;
}

/** One call of a helper. */
export type ModelOperation =
  | {
      op:
        | "setEnableRead"
        | "setDisableRead"
        | "setEnableWrite"
        | "setDisableWrite"
        | "setEnableDeletion"
        | "setDisableDeletion"
        | "setEnableSubscribe"
        | "setDisableSubscribe"
        | "removeObject";
      object: string;
    }
  | { op: "setSelectedField"; object: string; field: string; selected: boolean }
  | { op: "setFieldMapping"; object: string; field: string; name: string }
  | { op: "deleteFieldMapping"; object: string; name: string }
  | { op: "setValueMapping"; object: string; field: string; name: string; value: string }
  | { op: "deleteValueMapping"; object: string; field: string; name: string }
  | { op: "setFieldSettings"; object: string; field: string; settings: FieldSetting | undefined }
  | { op: "setDefaultValues"; object: string; field: string; value: FieldSettingDefault | undefined }
  | { op: "setWriteOnCreateSetting"; object: string; field: string; value: FieldSetting["writeOnCreate"] }
  | { op: "setWriteOnUpdateSetting"; object: string; field: string; value: FieldSetting["writeOnUpdate"] }
  | { op: "turnEvent"; object: string; event: EventName; enabled: boolean }
  | { op: "setWatchFields"; object: string; watch: WatchFields | undefined }
  | { op: "turnProxy"; enabled: boolean }
  | { op: "reset" };

/** Where a model's new objects start from: the default mappings and the destinations of a manifest, by object. */
export interface ModelManifest {
  mappings: Record<string, Record<string, string>>;
  destinations: Record<string, string>;
}

/** A draft as the rules D1, D2, D6, D7 and D10 describe it, kept in maps and sets. */
export class DraftModel {
  read = new Map<string, ReadModel>();
  write = new Map<string, WriteModel>();
  subscribe = new Map<string, SubscribeModel>();
  proxy: boolean | undefined;
  /** Objects that were switched off, until they are on again. */
  private writeOff = new Map<string, WriteModel>();
  /** Read objects that a mapping brought, until they are switched on or off. */
  private brought = new Set<string>();
  private subscribeOff = new Map<string, SubscribeModel>();

  constructor(
    private readonly manifest: ModelManifest,
    private readonly saved?: DraftModel,
  ) {
    this.reset();
  }

  reset(): void {
    this.read = structuredClone(this.saved?.read ?? new Map<string, ReadModel>());
    this.write = structuredClone(this.saved?.write ?? new Map<string, WriteModel>());
    this.subscribe = structuredClone(this.saved?.subscribe ?? new Map<string, SubscribeModel>());
    this.proxy = this.saved?.proxy;
    this.writeOff.clear();
    this.subscribeOff.clear();
  }

  apply(call: ModelOperation): void {
    switch (call.op) {
      case "setEnableRead": {
        this.brought.delete(call.object);
        const saved = this.saved?.read.get(call.object)?.disabled;
        const object = this.addRead(call.object);
        if (object.disabled) object.disabled = saved === true ? false : saved;
        return;
      }
      case "setDisableRead": {
        this.brought.delete(call.object);
        const object = this.read.get(call.object);
        if (!object) return;
        if (this.isNewAndUntouched(call.object, object)) this.read.delete(call.object);
        else object.disabled = true;
        return;
      }
      case "setSelectedField":
        if (call.selected) this.addRead(call.object).fields.add(call.field);
        else this.read.get(call.object)?.fields.delete(call.field);
        return;
      case "setFieldMapping": {
        if (!this.read.has(call.object)) this.brought.add(call.object);
        this.dropValues(call.object, call.name, call.field);
        this.addRead(call.object).mappings.set(call.name, call.field);
        return;
      }
      case "deleteFieldMapping": {
        const object = this.read.get(call.object);
        if (!object?.mappings.has(call.name)) return;
        this.dropValues(call.object, call.name, undefined);
        object.mappings.delete(call.name);
        const isNeedless =
          this.brought.has(call.object) && this.isNewAndUntouched(call.object, object, call.name);
        if (isNeedless) this.read.delete(call.object);
        return;
      }
      case "setValueMapping": {
        const object = this.addRead(call.object);
        object.values ??= new Map();
        const values = object.values.get(call.field) ?? new Map<string, string>();
        object.values.set(call.field, values.set(call.name, call.value));
        return;
      }
      case "deleteValueMapping":
        return this.deleteValueMapping(call.object, call.field, call.name);
      case "setEnableWrite":
        this.addWrite(call.object);
        return;
      case "setDisableWrite":
        return switchOff(this.write, this.writeOff, call.object);
      case "setEnableDeletion":
        this.addWrite(call.object).deletion = true;
        return;
      case "setDisableDeletion": {
        const object = this.write.get(call.object);
        const saved = this.saved?.write.get(call.object)?.deletion;
        if (object?.deletion) object.deletion = saved === undefined ? undefined : false;
        return;
      }
      case "setFieldSettings":
        return this.setSettings(call.object, call.field, () => ({ ...call.settings }));
      case "setDefaultValues":
        return this.setSettings(
          call.object,
          call.field,
          // An input that was emptied has no default.
          (now) =>
            ({ ...now, default: call.value?.stringValue === "" ? undefined : call.value }) as FieldSetting,
        );
      case "setWriteOnCreateSetting":
        return this.setSettings(
          call.object,
          call.field,
          (now) => ({ ...now, writeOnCreate: call.value }) as FieldSetting,
        );
      case "setWriteOnUpdateSetting":
        return this.setSettings(
          call.object,
          call.field,
          (now) => ({ ...now, writeOnUpdate: call.value }) as FieldSetting,
        );
      case "setEnableSubscribe":
        this.addSubscribe(call.object);
        return;
      case "setDisableSubscribe":
        return switchOff(this.subscribe, this.subscribeOff, call.object);
      case "turnEvent":
        return call.enabled ? this.turnOn(call.object, call.event) : this.turnOff(call.object, call.event);
      case "setWatchFields": {
        const known = this.subscribe.get(call.object)?.events.get("updateEvent");
        if (call.watch === undefined && !known) return;
        const { events } = this.addSubscribe(call.object);
        events.set("updateEvent", { enabled: "always", ...events.get("updateEvent"), watch: call.watch });
        return;
      }
      case "turnProxy":
        if ((this.proxy === true) !== call.enabled) {
          this.proxy = call.enabled ? true : this.saved?.proxy === undefined ? undefined : false;
        }
        return;
      case "removeObject":
        for (const map of [this.read, this.write, this.subscribe, this.writeOff, this.subscribeOff]) {
          map.delete(call.object);
        }
        return;
      case "reset":
        return this.reset();
    }
  }

  /** The config content that the draft must be. */
  toContent(): object {
    return {
      ...section("read", this.read, this.saved?.read, readContent),
      ...section("write", this.write, this.saved?.write, writeContent),
      ...section("subscribe", this.subscribe, this.saved?.subscribe, subscribeContent),
      ...(this.proxy !== undefined && { proxy: { enabled: this.proxy } }),
    };
  }

  private addRead(name: string): ReadModel {
    const object = this.read.get(name) ?? this.newRead(name);
    this.read.set(name, object);
    return object;
  }

  private newRead(name: string): ReadModel {
    const defaults = Object.hasOwn(this.manifest.mappings, name) ? this.manifest.mappings[name] : {};
    return {
      disabled: undefined,
      fields: new Set(),
      mappings: new Map(Object.entries(defaults ?? {})),
      values: undefined,
    };
  }

  /** D20: the values of the field that a name is mapped to go with it, unless another name is mapped to that field. */
  private dropValues(name: string, mapped: string, next: string | undefined): void {
    const object = this.read.get(name);
    const field = object?.mappings.get(mapped);
    if (!object || field === undefined || field === next) return;
    for (const key of new Set([field, mapped])) {
      if ([...object.mappings].some(([other, each]) => other !== mapped && each === key)) continue;
      if (!object.values?.delete(key)) continue;
      if (object.values.size === 0 && !this.saved?.read.get(name)?.values) object.values = undefined;
    }
  }

  private isNewAndUntouched(name: string, object: ReadModel, except?: string): boolean {
    const text = (model: ReadModel) => {
      const mappings = new Map([...model.mappings].filter(([mapped]) => mapped !== except));
      return JSON.stringify(sortedEntries(readContent(name, { ...model, mappings })));
    };
    return !this.saved?.read.has(name) && text(object) === text(this.newRead(name));
  }

  private addWrite(name: string): WriteModel {
    const object = this.write.get(name) ??
      this.writeOff.get(name) ?? { deletion: undefined, settings: undefined };
    this.writeOff.delete(name);
    this.write.set(name, object);
    return object;
  }

  private addSubscribe(name: string): SubscribeModel {
    const destination = Object.hasOwn(this.manifest.destinations, name)
      ? this.manifest.destinations[name]
      : undefined;
    const object = this.subscribe.get(name) ??
      this.subscribeOff.get(name) ?? { destination, events: new Map() };
    this.subscribeOff.delete(name);
    this.subscribe.set(name, object);
    return object;
  }

  private deleteValueMapping(name: string, field: string, mapped: string): void {
    const object = this.read.get(name);
    const values = object?.values?.get(field);
    if (!object?.values || !values?.delete(mapped) || values.size > 0) return;
    const saved = this.saved?.read.get(name)?.values;
    if (saved?.has(field)) return;
    object.values.delete(field);
    if (object.values.size === 0 && !saved) object.values = undefined;
  }

  private setSettings(name: string, field: string, change: (now: FieldSetting) => FieldSetting): void {
    const isRemoval = Object.keys(cleaned(change({}))).length === 0;
    const object = isRemoval ? this.write.get(name) : this.addWrite(name);
    const settings = cleaned(change(object?.settings?.get(field) ?? {}));
    if (!object) return;
    if (Object.keys(settings).length > 0) {
      object.settings = (object.settings ?? new Map<string, FieldSetting>()).set(field, settings);
    } else if (object.settings?.delete(field)) {
      if (object.settings.size === 0 && !this.saved?.write.get(name)?.settings) object.settings = undefined;
    }
  }

  private turnOn(name: string, event: EventName): void {
    const { events } = this.addSubscribe(name);
    events.set(event, { watch: events.get(event)?.watch, enabled: "always" });
  }

  private turnOff(name: string, event: EventName): void {
    const events = this.subscribe.get(name)?.events;
    const known = events?.get(event);
    if (!events || known?.enabled !== "always") return;
    const isSaved = this.saved?.subscribe.get(name)?.events.has(event) === true;
    if (known.watch === undefined && !isSaved) events.delete(event);
    else events.set(event, { ...known, enabled: "never" });
  }
}

function switchOff<TObject>(on: Map<string, TObject>, off: Map<string, TObject>, name: string): void {
  const object = on.get(name);
  if (object === undefined) return;
  on.delete(name);
  off.set(name, object);
}

/** D2: `undefined` and an empty default are no keys. */
function cleaned(settings: FieldSetting): FieldSetting {
  const value = Object.fromEntries(
    Object.entries(settings.default ?? {}).filter(([, part]) => part !== undefined),
  );
  const all = { ...settings, default: Object.keys(value).length > 0 ? value : undefined };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part !== undefined)) as FieldSetting;
}

function section<TObject>(
  name: string,
  objects: Map<string, TObject>,
  saved: Map<string, TObject> | undefined,
  toContent: (name: string, object: TObject) => object,
) {
  if (objects.size === 0 && !saved?.size) return {};
  return {
    [name]: {
      objects: Object.fromEntries([...objects].map(([key, object]) => [key, toContent(key, object)])),
    },
  };
}

function readContent(objectName: string, { disabled, fields, mappings, values }: ReadModel): object {
  const maps = values && [...values].map(([field, map]) => [field, Object.fromEntries(map)] as const);
  return {
    objectName,
    ...(disabled !== undefined && { disabled }),
    selectedFields: Object.fromEntries([...fields].map((field) => [field, true])),
    selectedFieldMappings: Object.fromEntries(mappings),
    ...(maps && { selectedValueMappings: Object.fromEntries(maps) }),
  };
}

function writeContent(objectName: string, { deletion, settings }: WriteModel): object {
  return {
    objectName,
    ...(deletion !== undefined && { deletionSettings: { enabled: deletion } }),
    ...(settings && { selectedFieldSettings: Object.fromEntries(settings) }),
  };
}

function subscribeContent(objectName: string, { destination, events }: SubscribeModel): object {
  const parts = [...events].map(([event, { enabled, watch }]) => [
    event,
    {
      enabled,
      ...(watch === "all" && { watchFieldsAuto: "all" }),
      ...(Array.isArray(watch) && { requiredWatchFields: watch as string[] }),
    },
  ]);
  return {
    objectName,
    ...(destination !== undefined && { destination }),
    inheritFieldsAndMappings: true,
    ...Object.fromEntries(parts),
  };
}

function sortedEntries(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sortedEntries(part)]);
}
