import { setOwn, type JsonObject } from "../../src/json/object.js";
import type { AnswerBody, SharedText } from "./answer.js";

/** Writes the bodies of answers. */
export interface BodyWriter {
  write(body: AnswerBody): string;
}

/**
 * Creates a writer. It keeps the text of an object that several answers share, for as long as the object
 * exists. Without this, writing the whole installation would be most of the cost of a PATCH (bench figure:
 * http).
 */
export function createBodyWriter(): BodyWriter {
  const texts = new WeakMap<object, string>();

  function writeValue(value: unknown, shared: SharedText | undefined): string {
    if (!shared || typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
    if (!shared.isShared) return writeBelow(value, shared);
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = writeBelow(value, shared);
    texts.set(value, text);
    return text;
  }

  function writeBelow(value: object, { members, each }: SharedText): string {
    if (!members && !each) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => writeValue(item, each)).join(",")}]`;
    return writeMembers(value as JsonObject, (name) =>
      members && Object.hasOwn(members, name) ? members[name] : each,
    );
  }

  /**
   * Writes an object as `JSON.stringify` does. Neighbouring members without shared text are written in one
   * call.
   */
  function writeMembers(value: JsonObject, sharedOf: (name: string) => SharedText | undefined): string {
    // The text is concatenated: joining an array at each level would copy the text of the levels below.
    let text = "";
    const add = (part: string) => {
      text += text !== "" && part !== "" ? `,${part}` : part;
    };
    let between: JsonObject | undefined;
    const addBetween = () => {
      if (between) add(JSON.stringify(between).slice(1, -1));
      between = undefined;
    };
    for (const name of Object.keys(value)) {
      const member = value[name];
      const shared = sharedOf(name);
      if (shared && member !== undefined) {
        addBetween();
        add(`${JSON.stringify(name)}:${writeValue(member, shared)}`);
      } else setOwn((between ??= {}), name, member);
    }
    addBetween();
    return `{${text}}`;
  }

  return {
    write: (body) => (typeof body === "string" ? body : writeValue(body.value, body.shared)),
  };
}
