"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { FieldSetting, FieldSettingDefault } from "../../contract/index.js";
import { createLocalConfig } from "../../draft/handlers/local-config.js";
import { shapeAt } from "../../draft/merge/config-shape.js";
import { findDifference } from "../../draft/merge/difference.js";
import type { DraftStore } from "../../draft/store/draft-store.js";
import { getIn, type Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";
import type { ObjectName, WrittenFieldName } from "../../manifest/registered-names.js";
import { subscribeBoth, type PlaceSource } from "../internal/rendering/place-sources.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** One field's setting and its setters, which stay the same from render to render. */
export interface UseFieldSettingsResult {
  /** The field's setting; `undefined` while it has none. */
  readonly settings: FieldSetting | undefined;
  /** The setting that the server holds; `undefined` where it holds none. */
  readonly saved: FieldSetting | undefined;
  /** Whether saving would change the field's setting. */
  readonly isDirty: boolean;
  /** The policies that apply to the field: its own, or the service's where it has none. */
  readonly effective: EffectivePolicies;
  /** Whether a policy was chosen. Without one the service's own policy applies, which the service may change. */
  readonly isChosen: (policy: keyof EffectivePolicies) => boolean;
  /**
   * Chooses policies, for a select that lists all of them. The service's own policy is stored as no setting, unless the saved
   * config names it: choosing another one and going back is no change. `setWriteOnCreate` and `setWriteOnUpdate` store any value.
   */
  readonly choose: (policies: Partial<EffectivePolicies>) => void;
  /** Makes the field's setting the saved one again. */
  readonly reset: () => void;
  /** Replaces the whole setting; `undefined` removes it. */
  readonly setSettings: (settings: FieldSetting | undefined) => void;
  readonly setDefaultValues: (value: FieldSettingDefault | undefined) => void;
  readonly setWriteOnCreate: (value: FieldSetting["writeOnCreate"]) => void;
  readonly setWriteOnUpdate: (value: FieldSetting["writeOnUpdate"]) => void;
}

/** The policies of a field, for creates and updates. */
export interface EffectivePolicies {
  readonly writeOnCreate: NonNullable<FieldSetting["writeOnCreate"]>;
  readonly writeOnUpdate: NonNullable<FieldSetting["writeOnUpdate"]>;
}

/** What the service does with a field that has no policy (contract: FieldSetting). */
const WITHOUT_POLICY = "always";

/**
 * Reads and edits the setting of one written field. Renders again only when this field's setting changes, however many
 * fields the screen shows.
 *
 * @example
 * function NeverOverwrite({ fieldName }: { fieldName: string }) {
 *   const { settings, setWriteOnUpdate } = useFieldSettings("contact", fieldName);
 *   const checked = settings?.writeOnUpdate === "never";
 *   return <input type="checkbox" checked={checked} onChange={() => setWriteOnUpdate(checked ? undefined : "never")} />;
 * }
 */
export function useFieldSettings<TName extends string>(
  objectName: ObjectName<"write", TName>,
  fieldName: WrittenFieldName<TName>,
): UseFieldSettingsResult {
  const store = useDraftStore();
  const { subscribe, get, getStart } = useMemo(
    () => createSettingsSource(store, objectName, fieldName),
    [store, objectName, fieldName],
  );
  return useSyncExternalStore(subscribe, get, getStart);
}

/** Makes the source of one field's settings. A row has just one, which reads once after a change: figure `batch` of the bench. */
function createSettingsSource(
  store: DraftStore,
  objectName: string,
  fieldName: string,
): PlaceSource<UseFieldSettingsResult> & { getStart: () => UseFieldSettingsResult } {
  const path = ["write", "objects", objectName, "selectedFieldSettings", fieldName];
  const setters = createSetters(store, { objectName, fieldName, path });
  let last: UseFieldSettingsResult | undefined;
  let readAt: number | undefined;

  function resultOf(is: unknown, was: unknown) {
    const [settings, saved] = [is ?? undefined, was ?? undefined] as (FieldSetting | undefined)[];
    if (last && last.settings === settings && last.saved === saved) return last;
    return (last = {
      settings,
      saved,
      isDirty: findDifference(saved, settings, { shape: shapeAt(path) }) !== undefined,
      effective: {
        writeOnCreate: settings?.writeOnCreate ?? WITHOUT_POLICY,
        writeOnUpdate: settings?.writeOnUpdate ?? WITHOUT_POLICY,
      },
      isChosen: (policy) => settings?.[policy] != null,
      ...setters,
    });
  }

  return {
    subscribe: (listener) => subscribeBoth(store, path, listener),
    get: () => {
      const version = store.getVersion();
      if (last && readAt === version) return last;
      readAt = version;
      return resultOf(store.read(path), getIn(store.getSaved(), path));
    },
    getStart: () => {
      readAt = undefined;
      const start = getIn(store.getStart(), path);
      return resultOf(start, start);
    },
  };
}

function createSetters(
  store: DraftStore,
  { objectName, fieldName, path }: { objectName: string; fieldName: string; path: Path },
) {
  const object = createLocalConfig(store).writeObject(objectName);
  const setWriteOnCreate = (value: FieldSetting["writeOnCreate"]) => {
    object.setWriteOnCreateSetting({ fieldName, value });
  };
  const setWriteOnUpdate = (value: FieldSetting["writeOnUpdate"]) => {
    object.setWriteOnUpdateSetting({ fieldName, value });
  };
  const needsNoSetting = (key: keyof EffectivePolicies, policy: string) =>
    policy === WITHOUT_POLICY && getIn(store.getSaved(), [...path, key]) !== policy;
  return {
    setSettings: (settings: FieldSetting | undefined) => {
      object.setFieldSettings({ fieldName, settings });
    },
    setDefaultValues: (value: FieldSettingDefault | undefined) => {
      object.setDefaultValues({ fieldName, value });
    },
    setWriteOnCreate,
    setWriteOnUpdate,
    choose: ({ writeOnCreate: create, writeOnUpdate: update }: Partial<EffectivePolicies>) => {
      store.batch(() => {
        if (create) setWriteOnCreate(needsNoSetting("writeOnCreate", create) ? undefined : create);
        if (update) setWriteOnUpdate(needsNoSetting("writeOnUpdate", update) ? undefined : update);
      });
    },
    reset: () => {
      store.reset(formatPointer(path));
    },
  };
}
