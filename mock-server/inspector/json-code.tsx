"use client";

/** Props of `JsonCode`. */
export interface JsonCodeProps {
  /** What it is. */
  title: string;
  /** `undefined` for none. */
  value: unknown;
}

/** A JSON value in full. */
export function JsonCode({ title, value }: JsonCodeProps) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <pre>{value === undefined ? "none" : JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}
