import type { Messages } from "../messages.js";
import { sentence } from "../sentence.js";

/** What failed, in English, for who uses the app. */
export const englishErrors: Messages["errors"] = {
  network: () => "The service could not be reached. Check your connection and try again.",
  timeout: ({ seconds }, { number, plural }) =>
    `The service did not answer within ${number(seconds)} ${plural(seconds, { one: "second", other: "seconds" })}. Try again in a moment.`,
  unauthorized: () => "You are signed out, or are not allowed to do this. Sign in again.",
  forbidden: () => "You are not allowed to do this. Ask the people who run this app.",
  "not-found": () => "This no longer exists. Load the page again.",
  conflict: ({ places }, { number, plural }) =>
    plural(places, {
      one: "Somebody else changed one of these settings meanwhile. Decide which value to keep, then save again.",
      other: `Somebody else changed ${number(places)} of these settings meanwhile. Decide which values to keep, then save again.`,
    }),
  invalid: ({ count }, { number, plural }) =>
    plural(count, {
      one: "One setting is not right yet. Correct it, then save again.",
      other: `${number(count)} settings are not right yet. Correct them, then save again.`,
    }),
  refused: ({ reason }) =>
    reason ? `The service refused this: ${sentence(reason)}` : "The service refused this.",
  "too-many": () => "There were too many requests. Wait a moment, then try again.",
  server: ({ requestId }) =>
    `The service has a problem. Try again in a moment.${requestId ? ` If it stays, name this number to support: ${requestId}.` : ""}`,
  unsupported: ({ count }, { number, plural }) =>
    plural(count, {
      one: "One change cannot be saved. Undo it, then save again.",
      other: `${number(count)} changes cannot be saved. Undo them, then save again.`,
    }),
  session: () => "Your session has ended. Sign in again.",
  login: ({ code }) =>
    ({
      blocked: "Your browser blocked the sign-in window. Allow pop-ups for this page, then try again.",
      closed: "The sign-in window was closed before you had signed in. Try again.",
      denied: "The sign-in was refused. Try again, or ask your administrator.",
      canceled: "The sign-in was given up.",
    })[code],
  other: () => "Something went wrong. Try again; if it stays, tell the people who run this app.",
};
