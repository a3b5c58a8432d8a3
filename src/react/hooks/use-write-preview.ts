"use client";

import { useMemo } from "react";
import type { WriteRecord } from "../../contract/index.js";
import type { ShapeResult } from "../../engine/shaping/shape.js";
import type { ObjectName } from "../../manifest/registered-names.js";
import { lazyShape } from "../internal/issues/lazy-parts.js";
import { useConfigSelector } from "./use-config-selector.js";
import { useIntegration } from "./use-integration.js";
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
 * Returns what a write would send to the provider under the unsaved draft, field by field and why; `undefined` while the
 * integration, or the shaping function itself, is loading. Worked out by the very function that shapes the write itself.
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
): ShapeResult | undefined {
  const { data: integration } = useIntegration();
  const writeObject = useConfigSelector((config) => config.writeObject(objectName).object);
  const readObject = useConfigSelector((config) => config.readObject(objectName).object);

  const compileShape = useLazyModule(lazyShape)?.compileShape;

  const shape = useMemo(() => {
    const content = integration?.latestRevision.content;
    if (!content || !compileShape) return undefined;
    const config = {
      write: { objects: objectsOf(objectName, writeObject) },
      read: { objects: objectsOf(objectName, readObject) },
    };
    return compileShape({ objectName, type, config, integration: content, fieldKey });
  }, [integration, compileShape, objectName, type, writeObject, readObject, fieldKey]);

  return useMemo(() => shape?.apply(record, { present, trace: true }), [shape, record, present]);
}

function objectsOf<TObject>(objectName: string, object: TObject | undefined): Record<string, TObject> {
  return object === undefined ? {} : Object.fromEntries([[objectName, object]]);
}
