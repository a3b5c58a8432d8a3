import { quote } from "../../json/quote.js";
import type { Expected, IssueWords, Messages } from "../messages.js";

const didYouMean = (name: string | undefined) => name && `Did you mean ${quote(name)}?`;

/** What is wrong in a config, in English. */
export const englishIssues: Messages["issues"] = {
  "batch-unsupported": ({ provider }) => ({
    message: `${quote(provider)} does not support the batches of a schedule.`,
    hint: "Take the schedule out of the manifest.",
  }),
  "default-type": ({ value, field, type }) => ({
    message: `${quote(value)} does not fit ${quote(field)}, which is of type ${type}.`,
  }),
  "deletion-unsupported": ({ provider, isKnown }) => ({
    message: isKnown
      ? `${quote(provider)} does not support deletion.`
      : `It is not known whether ${quote(provider)} supports deletion.`,
    hint: "Turn it off.",
  }),
  "duplicate-mapping": ({ other, field }) => ({
    message: `${quote(other)} is mapped to ${quote(field)} too.`,
    hint: "Map one of them to another field.",
  }),
  "duplicate-setting": ({ other }) => ({
    message: `${quote(other)} is a setting of the same field.`,
    hint: "Keep one of them. Until then the stricter policy holds, and the default under the mapped name.",
  }),
  "duplicate-value-mapping": ({ other, value }) => ({
    message: `${quote(other)} stands for ${quote(value)} too.`,
    hint: "Choose another value for one of them.",
  }),
  "if-empty-unsupported": ({ provider }) => ({
    message: `${quote(provider)} does not support "ifEmpty".`,
    hint: 'Choose "always" or "never".',
  }),
  "many-defaults": ({ kinds }) => ({
    message: `The default has more than one value: ${kinds.join(", ")}.`,
    hint: "Keep one of them.",
  }),
  "missing-mapping": ({ name, suggested }) => ({
    message: `The manifest requires ${quote(name)} to be mapped.`,
    hint: `Map it to ${suggested === undefined ? "a field" : quote(suggested)}.`,
  }),
  "missing-value-mapping": ({ value }) => ({
    message: `${quote(value)} stands for no value.`,
    hint: "Choose one.",
  }),
  "object-name": ({ name }) => ({
    message: "Expected the name that the object stands under.",
    hint: `Set it to ${quote(name)}.`,
  }),
  "read-only-field": ({ field }) => ({
    message: `${quote(field)} is read-only.`,
    hint: "Remove the setting.",
  }),
  refused: ({ reason, remedy }): IssueWords => ({
    message: reason ?? "The server refused it and gave no reason.",
    hint: remedy,
  }),
  "rule-failed": ({ rule }) => ({
    message: `A check of these settings failed: ${rule}.`,
    hint: "You can save. If this stays, tell the people who run this app.",
  }),
  "rule-unfinished": ({ rule, seconds }, { number }) => ({
    message: `A check of these settings took longer than ${number(seconds)} seconds: ${rule}.`,
    hint: "Save again in a moment.",
  }),
  "unknown-default": ({ names, kinds }) => ({
    message: `The default has no value of a known kind, but ${names.map(quote).join(", ")}.`,
    hint: `Give it one of ${kinds.join(", ")}.`,
  }),
  "unknown-field": ({ field, suggestion }) => ({
    message: `The customer has no field ${quote(field)}.`,
    hint: didYouMean(suggestion) ?? "Choose another field.",
  }),
  "unknown-key": ({ name, suggestion }) => ({
    message: `${quote(name)} is no setting that is known here; it does nothing.`,
    hint: didYouMean(suggestion),
  }),
  "unknown-mapping": ({ name }) => ({
    message: `The manifest no longer offers ${quote(name)} to be mapped.`,
    hint: "Remove the mapping.",
  }),
  "unknown-object": ({ action, name, suggestion }) => ({
    message: `The manifest declares no ${action} object ${quote(name)}.`,
    hint: didYouMean(suggestion) ?? "Remove it, or declare it in the manifest.",
  }),
  "unknown-option": ({ value, field, suggestion }) => ({
    message: `${quote(value)} is no option of ${quote(field)}.`,
    hint: didYouMean(suggestion),
  }),
  "wrong-provider": ({ provider, expected }) => ({
    message: `The integration is not for ${quote(provider)}.`,
    hint: `Set it to ${quote(expected)}.`,
  }),
  "wrong-type": ({ expected }) => ({ message: `Expected ${sayExpected(expected)}.` }),
};

function sayExpected(expected: Expected): string {
  if (typeof expected !== "string") {
    return expected.map((word) => JSON.stringify(word)).join(" or ");
  }
  return {
    text: "a string",
    "whole-number": "a whole number",
    "whole-number-from-0": "a whole number from 0",
    scalar: "a string, a whole number or a boolean",
    "filter-value": "a value",
    value: "a value",
    list: "a list",
    object: "an object",
  }[expected];
}
