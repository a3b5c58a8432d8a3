"use client";

/** Props of `JsonCode`. */
export interface JsonCodeProps {
  /** The caption. */
  title: string;
  /** `undefined` where there is none. */
  value: unknown;
}

/** Shows a JSON value in full. */
export function JsonCode({ title, value }: JsonCodeProps) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <pre>{value === undefined ? "none" : JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}
