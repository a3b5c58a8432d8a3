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
  "deselected-field": ({ field }) => ({
    message: `All fields are read, ${quote(field)} too, although it is not selected.`,
    hint: "Select the fields one by one to leave it out.",
  }),
  "duplicate-filter": ({ field }) => ({
    message: `${quote(field)} has a condition already.`,
    hint: "Keep one of them.",
  }),
  "duplicate-mapping": ({ other, field }) => ({
    message: `${quote(other)} is mapped to ${quote(field)} too.`,
    hint: "Map one of them to another field.",
  }),
  "duplicate-offer": ({ name }) => ({
    message: `${quote(name)} is offered twice to be mapped. The first counts.`,
    hint: "Remove one of them.",
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
  "invalid-schedule": ({ schedule }) => ({
    message: `${quote(schedule)} is no schedule.`,
    hint: "Write minute, hour, day of the month, month and day of the week: 0 * * * * is every hour.",
  }),
  "many-defaults": ({ kinds }) => ({
    message: `The default has more than one value: ${kinds.join(", ")}.`,
    hint: "Keep one of them.",
  }),
  "missing-mapping": ({ name, suggested }) => ({
    message: `A field has to be chosen for ${quote(name)}.`,
    hint: suggested === undefined ? "Choose a field." : `${quote(suggested)} is suggested.`,
  }),
  "missing-period": () => ({
    message: "It is not said how far back the first read goes.",
    hint: "Give a number of days, 0 for none, or choose the full history.",
  }),
  "missing-value-mapping": ({ value }) => ({
    message: `${quote(value)} stands for no value.`,
    hint: "Choose one.",
  }),
  "object-name": ({ name }) => ({
    message: "Expected the name that the object stands under.",
    hint: `Set it to ${quote(name)}.`,
  }),
  "quota-unsupported": ({ provider }) => ({
    message: `${quote(provider)} cannot leave out changes of fields that are not watched.`,
    hint: "Turn it off.",
  }),
  "quota-unwatched": () => ({
    message: "Changes of other fields can be left out only where the watched fields are named.",
    hint: "Name the fields to watch, or turn it off.",
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
  "rule-unfinished": ({ rule, seconds }, { number, plural }) => ({
    message: `A check of these settings took longer than ${number(seconds)} ${plural(seconds, { one: "second", other: "seconds" })}: ${rule}.`,
    hint: "Save again in a moment.",
  }),
  "unknown-default": ({ names, kinds }) => ({
    message: `The default has no value of a known kind, but ${names.map(quote).join(", ")}.`,
    hint: `Give it one of ${kinds.join(", ")}.`,
  }),
  "unknown-event": ({ event, suggestion }) => ({
    message: `The manifest names no event ${quote(event)}.`,
    hint: didYouMean(suggestion) ?? "Remove it, or name it in the manifest.",
  }),
  "unknown-field": ({ field, suggestion }) => ({
    message: `There is no field ${quote(field)}.`,
    hint: didYouMean(suggestion) ?? "Choose another field.",
  }),
  "unknown-key": ({ name, suggestion }) => ({
    message: `${quote(name)} is no setting that is known here; it does nothing.`,
    hint: didYouMean(suggestion),
  }),
  "unknown-mapping": ({ name }) => ({
    message: `${quote(name)} can no longer be mapped.`,
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
