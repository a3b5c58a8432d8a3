"use client";

/** A JSON Pointer into the config. */
export function PathText({ path }: { path: string }) {
  return <b className="hwk-devtools-path">{path || "the config"}</b>;
}
