"use client";

/** A JSON value within a text. */
export function JsonText({ value }: { value: unknown }) {
  return value === undefined ? <i>not set</i> : <code>{JSON.stringify(value)}</code>;
}
