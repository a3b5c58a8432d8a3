import type { AnswerBody } from "./answer.js";

/** Writes the bodies of answers. */
export interface BodyWriter {
  write(body: AnswerBody): string;
}

/**
 * Creates a writer. It keeps the text of an object that several answers share for as long as the object exists: writing a whole
 * installation for each answer is most of what a PATCH costs (bench figure: http).
 */
export function createBodyWriter(): BodyWriter {
  const texts = new WeakMap<object, string>();

  function writeValue(value: unknown, depths: readonly number[]): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
    if (!depths.includes(0)) return writeMembers(value, depths);
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = writeMembers(value, depths);
    texts.set(value, text);
    return text;
  }

  /** Writes a list or an object, as `JSON.stringify` does. */
  function writeMembers(value: object, depths: readonly number[]): string {
    const below = depths.filter((depth) => depth > 0).map((depth) => depth - 1);
    if (below.length === 0) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => writeValue(item, below)).join(",")}]`;
    let text = "";
    for (const name of Object.keys(value)) {
      const member: unknown = value[name as keyof typeof value];
      if (member === undefined) continue;
      text += `${text && ","}${JSON.stringify(name)}:${writeValue(member, below)}`;
    }
    return `{${text}}`;
  }

  return {
    write: (body) => (typeof body === "string" ? body : writeValue(body.value, body.sharedDepths ?? [])),
  };
}
