"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { FieldSetting, FieldSettingDefault } from "../../contract/index.js";
import { createLocalConfig } from "../../draft/handlers/local-config.js";
import { getIn } from "../../json/path.js";
import type { ObjectName, WrittenFieldName } from "../../manifest/registered-names.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** One field's setting and its setters, which stay the same from render to render. */
export interface UseFieldSettingsResult {
  /** The field's setting; `undefined` while it has none. */
  readonly settings: FieldSetting | undefined;
  /** Replaces the whole setting; `undefined` removes it. */
  readonly setSettings: (settings: FieldSetting | undefined) => void;
  readonly setDefaultValues: (value: FieldSettingDefault | undefined) => void;
  readonly setWriteOnCreate: (value: FieldSetting["writeOnCreate"]) => void;
  readonly setWriteOnUpdate: (value: FieldSetting["writeOnUpdate"]) => void;
}

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
  const path = useMemo(
    () => ["write", "objects", objectName, "selectedFieldSettings", fieldName],
    [objectName, fieldName],
  );
  const subscribe = useCallback((listener: () => void) => store.subscribe(path, listener), [store, path]);
  const getSettings = useCallback(() => store.read(path) as FieldSetting | undefined, [store, path]);
  const getServerSettings = useCallback(
    () => getIn(store.getStart(), path) as FieldSetting | undefined,
    [store, path],
  );
  const settings = useSyncExternalStore(subscribe, getSettings, getServerSettings);

  const setters = useMemo(() => {
    const object = createLocalConfig(store).writeObject(objectName);
    return {
      setSettings: (value: FieldSetting | undefined) => {
        object.setFieldSettings({ fieldName, settings: value });
      },
      setDefaultValues: (value: FieldSettingDefault | undefined) => {
        object.setDefaultValues({ fieldName, value });
      },
      setWriteOnCreate: (value: FieldSetting["writeOnCreate"]) => {
        object.setWriteOnCreateSetting({ fieldName, value });
      },
      setWriteOnUpdate: (value: FieldSetting["writeOnUpdate"]) => {
        object.setWriteOnUpdateSetting({ fieldName, value });
      },
    };
  }, [store, objectName, fieldName]);

  return useMemo(() => ({ settings, ...setters }), [settings, setters]);
}
