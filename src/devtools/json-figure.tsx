"use client";

/** Props of `JsonFigure`. */
export interface JsonFigureProps {
  /** What it is. */
  title: string;
  value: unknown;
}

/** A JSON value in full. */
export function JsonFigure({ title, value }: JsonFigureProps) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}
