import type { MessagesSource } from "./messages.js";

/** The kit's words in German, loaded when a provider that is given them renders. */
export const german: MessagesSource = async () => (await import("./german.js")).german;
