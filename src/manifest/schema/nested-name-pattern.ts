const segment = `\\[(?:'(?:[^'\\\\]|\\\\['"\\\\])*'|"(?:[^"\\\\]|\\\\['"\\\\])*")\\]`;

/** Any name, but a well-formed one where it is written in bracket notation, as a regular expression of JSON Schema. */
export const namePattern = `^(?:(?!\\$\\[)[\\s\\S]*|\\$(?:${segment})+)$`;
