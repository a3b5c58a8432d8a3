import type { ShapeInput } from "../../src/engine/index.js";
import type { SavedState } from "./saved-state.js";

type OpenParts = Pick<SavedState["engine"], "gatherings" | "deliveries" | "shapes">;

/** What is gathered of one kind. */
export type KeptGathering = SavedState["engine"]["gatherings"][number];

/** Has records name what they are shaped by at another place. */
export function mapShapes<TOpen extends Pick<KeptGathering["batches"][number], "records">>(
  open: TOpen,
  place: (shape: number) => number,
): TOpen {
  const records = open.records.map((each) =>
    each.present ? { ...each, present: { ...each.present, shape: place(each.present.shape) } } : each,
  );
  return { ...open, records };
}

/** Each change names its shapes anew: only those that records still name are kept, and each once. */
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
