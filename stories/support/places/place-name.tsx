import type { Place } from "./place-names.js";

/** Props of `PlaceName`. */
export interface PlaceNameProps {
  /** A JSON Pointer into the config. */
  path: string;
  place: Place;
}

/** What a place of the config is called; its path shows to whoever points at it. */
export function PlaceName({ path, place }: PlaceNameProps) {
  return (
    <p className="place" title={path}>
      {place.name}
    </p>
  );
}
