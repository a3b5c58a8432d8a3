// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Shows control characters as `\u001b`: a file must not move the cursor, change colours or reorder the text by marks of
 * writing direction. A tab stays.
 */
export function escapeControls(text: string): string {
  return text.replace(controls, escapeOne);
}

function escapeOne(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
