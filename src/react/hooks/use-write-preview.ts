"use client";

import { useMemo } from "react";
import type { WriteRecord } from "../../contract/index.js";
import type { RefusedWrite } from "../../engine/requests/write-previewer.js";
import type { ShapeResult } from "../../engine/shaping/shape.js";
import type { ObjectName } from "../../manifest/registered-names.js";
import { lazyPreviewer } from "../internal/issues/lazy-parts.js";
import { useConfigSelector } from "./use-config-selector.js";
import { useIntegration } from "./use-integration.js";
import { useLocalConfig } from "./use-local-config.js";
import { useLazyModule } from "../internal/issues/use-lazy-module.js";

/** The write to preview. */
export interface WritePreviewInput {
  readonly type: "create" | "update" | "delete";
  /** The record as your app would send it. */
  readonly record: WriteRecord;
  /** The record's present values in the provider's names: what `ifEmpty` looks at. */
  readonly present?: Readonly<Record<string, unknown>> | undefined;
  /** Tells which names are one field to the provider; the same function each time. @default what the kit knows of the provider */
  readonly fieldKey?: ((name: string) => string) | undefined;
}

/**
 * What a write would become: the provider's fields, or why there are none.
 *
 * @example
 * const tell = (preview: WritePreview) => (preview.ok ? Object.keys(preview.fields).join(", ") : preview.message);
 */
export type WritePreview = ShapeResult | RefusedWrite;

/**
 * Returns what a write would send to the provider under the unsaved draft, field by field and why, or why it would be refused:
 * an object that is not written, a deletion that is off, an id that is missing, names that land on one field. `undefined` while
 * integration, installation or the code for it are loading. Worked out by the functions that check and shape the write itself.
 *
 * What only the write itself can tell is left out: whether there is an installation, a request that breaks the contract's types,
 * what a provider can do that the kit does not know or that has no `ifEmpty`, and what the provider thinks of the values.
 *
 * @example
 * function Preview({ record }: { record: Record<string, unknown> }) {
 *   const preview = useWritePreview("contact", { type: "create", record });
 *   if (!preview?.ok) return <p>{preview?.message}</p>;
 *   return <ul>{preview.trace.map(({ name, reason }) => <li key={name}>{name}: {reason}</li>)}</ul>;
 * }
 */
export function useWritePreview<TName extends string>(
  objectName: ObjectName<"write", TName>,
  { type, record, present, fieldKey }: WritePreviewInput,
): WritePreview | undefined {
  const { data: integration } = useIntegration();
  const { isSuccess } = useLocalConfig();
  const content = isSuccess ? integration?.latestRevision.content : undefined;

  const lazy = useLazyModule(lazyPreviewer);
  const previewer = useMemo(() => lazy?.createWritePreviewer(), [lazy]);

  // A write may name an object as the app knows it, by the name that its mapping gives it.
  const name = useConfigSelector((config) =>
    previewer && content ? previewer.nameObject(content, config.draft, objectName) : objectName,
  );
  const writeObject = useConfigSelector((config) => config.writeObject(name).object);
  const readObject = useConfigSelector((config) => config.readObject(name).object);

  const preview = useMemo(() => {
    if (!content || !previewer) return undefined;
    const config = {
      write: { objects: objectsOf(name, writeObject) },
      read: { objects: objectsOf(name, readObject) },
    };
    return previewer.compile({ objectName, type, config, integration: content, fieldKey });
  }, [content, previewer, objectName, name, type, writeObject, readObject, fieldKey]);

  return useMemo(() => preview?.(record, { present, trace: true }), [preview, record, present]);
}

function objectsOf<TObject>(objectName: string, object: TObject | undefined): Record<string, TObject> {
  return object === undefined ? {} : Object.fromEntries([[objectName, object]]);
}
