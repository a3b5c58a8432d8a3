/**
 * What the hooks must do without, for it is missing somewhere that our users are: React Native, older Safari. The lint run
 * forbids these in src, and test/platform deletes them.
 */
export const missingStatics = {
  AbortSignal: ["any", "timeout", "abort"],
  URL: ["canParse", "parse"],
  Promise: ["withResolvers", "try"],
  Object: ["groupBy"],
  Map: ["groupBy"],
  Array: ["fromAsync"],
  Intl: ["ListFormat", "PluralRules", "Segmenter", "RelativeTimeFormat", "DisplayNames", "DurationFormat"],
};

/** Members of prototypes. */
export const missingMembers = {
  AbortSignal: ["throwIfAborted", "reason"],
  Array: ["findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"],
  String: ["isWellFormed", "toWellFormed"],
  Set: [
    "union",
    "intersection",
    "difference",
    "symmetricDifference",
    "isSubsetOf",
    "isSupersetOf",
    "isDisjointFrom",
  ],
};

/** Global functions and classes. What a browser alone has (`localStorage`, `document`) is asked for where it is used. */
export const missingGlobals = ["structuredClone", "requestIdleCallback", "scheduler", "Iterator"];

/** Regular expressions that older Safari (before 16.4) and Hermes (before React Native 0.75) cannot read. */
const unreadable = [
  { selector: "regex.pattern=/\\(\\?<[=!]/", what: "A lookbehind" },
  { selector: "regex.pattern=/\\\\p\\{/i", what: "A Unicode property" },
  { selector: "regex.flags=/[dv]/", what: "The flag d or v" },
];

/** Names that objects of ours have too, or that are too common to be told apart by their name. */
const ambiguous = new Set(["reason", "with", "union", "difference", "intersection"]);

const doWithout = "is missing in React Native or older browsers: do without it (.config/platform-floor.js)";

/** Rules of ESLint that hold the floor. */
export const platformFloorRules = {
  "no-restricted-properties": [
    "error",
    ...Object.entries(missingStatics).flatMap(([object, properties]) =>
      properties.map((property) => ({ object, property, message: `It ${doWithout}.` })),
    ),
  ],
  "no-restricted-globals": [
    "error",
    ...missingGlobals.map((name) => ({ name, message: `It ${doWithout}.` })),
  ],
  "no-restricted-syntax": [
    "error",
    ...Object.values(missingMembers)
      .flat()
      .filter((name) => !ambiguous.has(name))
      .map((name) => ({
        selector: `MemberExpression[property.name="${name}"]`,
        message: `${name} ${doWithout}.`,
      })),
    ...unreadable.map(({ selector, what }) => ({
      selector: `Literal[${selector}]`,
      message: `${what} is a syntax error in older browsers or React Native, and stops the whole bundle: do without it.`,
    })),
    {
      selector: "MemberExpression[object.name=/signal$/i][property.name='reason']",
      message: `The reason of a signal ${doWithout}; use abortReason of src/client.`,
    },
    {
      selector: "MemberExpression[object.property.name='signal'][property.name='reason']",
      message: `The reason of a signal ${doWithout}; use abortReason of src/client.`,
    },
  ],
};
