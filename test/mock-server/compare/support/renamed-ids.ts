import type { ServedBackend } from "../../../../mock-server/index.js";

const made = /[0-9a-f]{8}-0000-4000-8000-[0-9a-f]{12}/g;
const renamed = /[0-9a-f]{8}-abcd-4def-9abc-[0-9a-f]{12}/g;

/** An answer as text. */
export interface TextAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** What any server may do with its ids: gives each id of the mock another form, the same one each time. */
export function renameIds(text: string): string {
  return text.replace(made, (id) => {
    const [kind = "", , , , number = ""] = id.split("-");
    return `${flip(kind)}-abcd-4def-9abc-${flip(number)}`;
  });
}

/** The mock's own ids again. */
export function restoreIds(text: string): string {
  return text.replace(renamed, (id) => {
    const [kind = "", , , , number = ""] = id.split("-");
    return `${flip(kind)}-0000-4000-8000-${flip(number)}`;
  });
}

function flip(hex: string): string {
  return [...hex].map((digit) => (15 - Number.parseInt(digit, 16)).toString(16)).join("");
}

/** Asks a backend as though its ids were other ones. */
export async function askRenamed(
  backend: ServedBackend,
  url: string,
  init: RequestInit,
): Promise<TextAnswer> {
  const { body } = init;
  const response = await backend.fetch(restoreIds(url), {
    ...init,
    ...(typeof body === "string" && { body: restoreIds(body) }),
  });
  return { status: response.status, headers: response.headers, text: renameIds(await response.text()) };
}

/** Asks a backend. */
export async function askPlain(backend: ServedBackend, url: string, init: RequestInit): Promise<TextAnswer> {
  const response = await backend.fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}
