import fc from "fast-check";
import type { DraftStore } from "../../../src/draft/store/draft-store.js";
import { content, draftOf } from "./draft-of.js";

type Tree = Record<string, unknown>;
/** What happens to a draft: the user edits, undoes and redoes, the server answers or tells of what others did. */
type Command =
  | { op: "edit"; path: string[]; value: unknown }
  | { op: "batch"; path: string[]; values: unknown[] }
  | { op: "undo" | "redo" | "answered" }
  | { op: "others"; trees: Tree[] }
  | { op: "resolve"; side: "mine" | "theirs" };

const name = fc.constantFrom("a", "b", "__proto__", "constructor", "a/b", "");
const value = fc.constantFrom(undefined, 0, 1, true);
const tree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(name, fc.array(fc.tuple(name, fc.constantFrom(0, 1, true)))))
  .map((objects) =>
    Object.fromEntries(objects.map(([of, leaves]): [string, Tree] => [of, Object.fromEntries(leaves)])),
  );
const path = fc.array(name, { minLength: 2, maxLength: 2 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant("edit"), path, value }) },
  fc.record({ op: fc.constant("batch"), path, values: fc.array(value, { maxLength: 3 }) }),
  { weight: 2, arbitrary: fc.record({ op: fc.constantFrom("undo", "redo", "answered") }) },
  // Beyond 32 changes of the server all versions are carried at once.
  fc.record({
    op: fc.constant("others"),
    trees: fc.oneof(fc.array(tree), fc.array(tree, { minLength: 33 })),
  }),
  fc.record({ op: fc.constant("resolve"), side: fc.constantFrom("mine", "theirs") }),
);

/** Has a draft go through a command. */
function run(store: DraftStore, each: Command): void {
  switch (each.op) {
    case "edit":
      return store.edit(each.path, each.value);
    case "batch":
      return store.batch(() => {
        for (const value of each.values) store.edit(each.path, value);
      }, "Several");
    case "undo":
    case "redo":
      return store[each.op]();
    case "answered":
      return store.takeSaved(store.get(), store.get());
    case "others":
      for (const theirs of each.trees) store.takeSaved(content(theirs));
      return;
    case "resolve":
      return store.resolve("", each.side);
  }
}

/** What a draft starts from, and what then happens to it. */
export const lives = fc.tuple(tree, fc.array(command, { maxLength: 30 }));

/** Makes a draft that goes through a life; `after` is called after each command. */
export function live(
  [saved, commands]: [Tree, Command[]],
  after: (store: DraftStore) => void = () => undefined,
): DraftStore {
  const { store } = draftOf(saved);
  for (const each of commands) {
    run(store, each);
    after(store);
  }
  return store;
}
