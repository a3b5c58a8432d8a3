import { isAlias, isMap, isPair, isScalar, isSeq, Scalar, type Node, type YAMLMap } from "yaml";
import type { ManifestIssueCode } from "../issue-codes.js";
import { quote } from "../../json/quote.js";
import { describeNode, keyText } from "./describe-node.js";
import { nearestName } from "../../json/nearest-name.js";
import type { Path } from "./path.js";
import type { Place, Reading } from "./reading.js";

/** A value of the document, its alias followed. */
export interface Value extends Place {
  readonly node: Node;
  /** Where its key stands; absent for the items of a list and for the root. */
  readonly key?: Place;
}

/** A mapping with its known keys looked up; unknown keys and those with nothing under them are reported and gone. */
export interface Mapping<TKey extends string> extends Place {
  readonly entries: ReadonlyMap<TKey, Value & { readonly key: Place }>;
}

type ReadMap = YAMLMap<Node, Node | null>;

/** No key of a manifest is longer. */
const MAX_KEY_LENGTH = 40;

/** The items of a list, aliases followed; a value that is no list is an issue of the code given. */
export function openList(
  reading: Reading,
  value: Value,
  code: ManifestIssueCode = "wrong-type",
): Value[] | undefined {
  const { node, path } = value;
  if (!isSeq(node)) {
    reading.report(code, value, `A list is expected here, not ${describeNode(node)}.`);
    return undefined;
  }
  const items: Value[] = [];
  for (const [step, item] of node.items.entries()) {
    // The items of `!!omap` and `!!pairs` are pairs; no list of a manifest has a use for them, their key shows where.
    const target = follow(reading, isPair(item) ? (item.key as Node) : (item as Node));
    items.push({ node: target, at: target, path: { parent: path, step } });
  }
  return items;
}

/** Opens a mapping whose keys are `known`; warns of any other, and reports a value that is no mapping. */
export function openMapping<TKey extends string>(
  reading: Reading,
  value: Value,
  known: readonly TKey[],
  hint?: string,
): Mapping<TKey> | undefined {
  const { node, path } = value;
  if (!isMap(node)) {
    reading.report("wrong-type", value, `A mapping is expected here, not ${describeNode(node)}.`, hint);
    return undefined;
  }
  return { at: node, path, entries: collectEntries(reading, node as ReadMap, path, known) };
}

/** The keys among `known` that a mapping has, in whatever letters, also by what it merges. Reports nothing. */
export function listKeys<TKey extends string>(
  reading: Reading,
  { node }: Value,
  known: readonly TKey[],
): ReadonlySet<TKey> {
  const keys = new Set<TKey>();
  const add = (source: Node) => {
    if (!isMap(source)) return;
    for (const { key, value } of (source as ReadMap).items) {
      const keyNode = follow(reading, key);
      if (isMergeKey(keyNode)) {
        if (value) mergeSources(reading, value).forEach(add);
        continue;
      }
      const name = findKnown(keyText(keyNode), known);
      if (name !== undefined && !isNothing(value && follow(reading, value))) keys.add(name);
    }
  };
  add(node);
  return keys;
}

/** The place of a key that `mapping` lacks: it is shown at the mapping's first character. */
export function missing<TKey extends string>(mapping: Mapping<TKey>, key: NoInfer<TKey>): Place {
  return { at: mapping.at, path: { parent: mapping.path, step: key } };
}

type Entries<TKey extends string> = Mapping<TKey>["entries"];

/** What a mapping holds by its known keys. What stands in it wins over what it merges, as YAML's merge key (`<<`) has it. */
function collectEntries<TKey extends string>(
  reading: Reading,
  root: ReadMap,
  path: Path | null,
  known: readonly TKey[],
): Entries<TKey> {
  const entries = new Map<TKey, Value & { readonly key: Place }>();
  /** Keys with nothing under them: they count as absent, and what is merged does not fill them. */
  const empty = new Set<TKey>();

  const collect = (map: ReadMap) => {
    const merged: Node[] = [];
    const others: [key: Place, name: string, value: Node | null][] = [];
    for (const { key: at, value } of map.items) {
      const keyNode = follow(reading, at);
      if (isMergeKey(keyNode)) {
        if (value) merged.push(value);
        continue;
      }
      const name = keyText(keyNode);
      const key = { at, path: { parent: path, step: name } };
      if (isKnown(name, known)) add(name, key, value);
      else others.push([key, name, value]);
    }
    for (const [key, name, value] of others) addUnlessUnknown(key, name, value);
    for (const value of merged) for (const source of mergeSources(reading, value)) merge(source);
  };

  const has = (name: TKey) => entries.has(name) || empty.has(name);

  const add = (name: TKey, key: Place, value: Node | null) => {
    if (has(name)) return;
    const node = value && follow(reading, value);
    if (isNothing(node)) {
      empty.add(name);
      const message = `The key \`${name}\` has nothing under it and counts as absent.`;
      const place = node ? { ...key, extent: node } : key;
      reading.report("empty-key", place, message, "write a value, or remove the key");
      return;
    }
    // A value without characters, such as a lone tag, is shown at its key.
    const [start, end] = node.range ?? [0, 0];
    entries.set(name, { key, path: key.path, node, at: start === end ? key.at : node });
  };

  const addUnlessUnknown = (key: Place, name: string, value: Node | null) => {
    const meant = findKnown(name, known);
    if (meant === undefined) warnOfUnknownKey(reading, key, name, known);
    else if (has(meant)) {
      const message = `The key ${quote(name)} is ignored: \`${meant}\` stands here, too.`;
      reading.report("unknown-key", key, message, "remove one of the two");
    } else {
      const message = `The key ${quote(name)} is read as \`${meant}\`.`;
      reading.report("key-letter-case", key, message, `write \`${meant}\``);
      add(meant, key, value);
    }
  };

  const merge = (source: Node) => {
    if (isMap(source)) return collect(source as ReadMap);
    const message = `The merge key \`<<\` takes a mapping or a list of mappings, not ${describeNode(source)}.`;
    reading.report("unusable-alias", { at: source, path: { parent: path, step: "<<" } }, message);
  };

  collect(root);
  return entries;
}

/** What a merge key leads to: one node, or each one of a list. */
function mergeSources(reading: Reading, value: Node): Node[] {
  const node = follow(reading, value);
  return isSeq(node) ? node.items.map((item) => follow(reading, item as Node)) : [node];
}

/** The value that an alias stands for; an alias that cannot be used stays itself, which no rule accepts. */
function follow(reading: Reading, node: Node): Node {
  return (isAlias(node) && reading.targets.get(node)) || node;
}

/** Whether nothing stands under a key: no text at all, `~` or `null`. */
function isNothing(node: Node | null): node is Scalar<null> | null {
  return node === null || (isScalar(node) && node.value === null);
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.source === "<<" && key.type === Scalar.PLAIN;
}

function isKnown<TKey extends string>(name: string, known: readonly TKey[]): name is TKey {
  return (known as readonly string[]).includes(name);
}

/** The known key that `name` is, in whatever letters. */
function findKnown<TKey extends string>(name: string, known: readonly TKey[]): TKey | undefined {
  if (isKnown(name, known)) return name;
  // A longer text is none of them, and need not be turned into lower case.
  if (name.length > MAX_KEY_LENGTH) return undefined;
  const lower = name.toLowerCase();
  return known.find((key) => key.toLowerCase() === lower);
}

function warnOfUnknownKey(reading: Reading, key: Place, name: string, known: readonly string[]): void {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `known here: ${known.join(", ")}` : `did you mean \`${nearest}\`?`;
  reading.report("unknown-key", key, `The key ${quote(name)} is unknown here and ignored.`, hint);
}
