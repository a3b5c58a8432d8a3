import type { ShapeInput } from "../../src/engine/index.js";
import type { SavedState } from "./saved-state.js";

type OpenParts = Pick<SavedState["engine"], "gatherings" | "deliveries" | "shapes">;

/** A group of waiting batches of the same kind. */
export type KeptGathering = SavedState["engine"]["gatherings"][number];

/** Replaces the index of each record's shape by the result of `place`. */
export function mapShapes<TOpen extends Pick<KeptGathering["batches"][number], "records">>(
  open: TOpen,
  place: (shape: number) => number,
): TOpen {
  const records = open.records.map((each) =>
    each.present ? { ...each, present: { ...each.present, shape: place(each.present.shape) } } : each,
  );
  return { ...open, records };
}

/**
 * Removes shapes that no record refers to, and duplicates. Every change brings its own list of shapes, so
 * both occur.
 */
export function dropUnusedShapes({ gatherings, deliveries, shapes }: OpenParts): OpenParts {
  const places = new Map<string, number>();
  const used: ShapeInput[] = [];
  const place = (shape: number) => {
    const input = shapes[shape];
    const text = JSON.stringify(input);
    const known = places.get(text) ?? used.length;
    if (known === used.length && input) used.push(input);
    places.set(text, known);
    return known;
  };
  return {
    gatherings: gatherings.map((each) => ({
      ...each,
      batches: each.batches.map((batch) => mapShapes(batch, place)),
    })),
    deliveries: deliveries.map((each) => mapShapes(each, place)),
    shapes: used,
  };
}
