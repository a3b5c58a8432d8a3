/** What was made of what somebody entered where a part of an address is asked for. */
export type AddressPart = { ok: true; part: string } | { ok: false };

/** Addresses of a customer's CRM that its settings pages have, besides the one that requests go to. */
const otherAddresses: Readonly<Record<string, readonly string[]>> = {
  "{{.workspace}}.my.salesforce.com": [
    "{{.workspace}}.lightning.force.com",
    "{{.workspace}}.my.salesforce-setup.com",
    "{{.workspace}}.file.force.com",
    "{{.workspace}}.salesforce.com",
  ],
};

/** Addresses of the same shape that are everybody's, and no customer's part. */
const everybodys = /^(login|test|www|help|status|trailhead)\.salesforce\.com\b/i;

/** What ends an address, where a name with dots (as that of a sandbox) would end in a word. */
const topLevel = /\.([a-z]{2}|com|net|org|mil|gov|edu|info|app|dev|cloud)$/i;

/**
 * Takes a part out of a full address: of "https://acme.my.salesforce.com/lightning" it is "acme", where `baseUrl` has the part's
 * name in double braces. What is no address stays as it is; an address of something else is not taken.
 */
export function takeAddressPart(
  text: string,
  { name, baseUrl }: { name: string; baseUrl: string },
): AddressPart {
  // What was copied from a chat or a document may hold characters that nobody sees.
  const entered = text.replace(/\p{Cf}/gu, "").trim();
  const template = baseUrl.replace(/^\w+:\/\//, "");
  if (!template.includes(placeholder(name))) return { ok: true, part: entered };
  const address = entered.replace(/^(\w+:)?\/\//, "").replace(/^[^/@]*@/, "");
  if (everybodys.test(address)) return { ok: false };
  for (const each of [template, ...(otherAddresses[template] ?? [])]) {
    const part = matching(each, name).exec(address)?.[1];
    if (part !== undefined) return { ok: true, part: part.toLowerCase() };
  }
  // A name may have dots; a path, a space or a top-level domain it has not.
  const isName = /^[\w-]+(\.[\w-]+)*$/.test(entered) && !topLevel.test(entered);
  return isName || entered === "" ? { ok: true, part: entered } : { ok: false };
}

/** What a customer might enter as the part. */
export const samplePart = "acme";

/** An address with that part, for people to compare: "acme.my.salesforce.com". */
export function sampleAddress({ name, baseUrl }: { name: string; baseUrl: string }): string | undefined {
  const template = baseUrl.replace(/^\w+:\/\//, "");
  return template.includes(placeholder(name)) ? template.replace(placeholder(name), samplePart) : undefined;
}

function placeholder(name: string) {
  return `{{.${name}}}`;
}

function matching(template: string, name: string) {
  const source = template
    .split(/(\{\{\.\w+\}\})/)
    .map((piece) => {
      if (piece === placeholder(name)) return "([\\w-]+(?:\\.[\\w-]+)*?)";
      return piece.startsWith("{{.") ? "[^/]+?" : piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source.replace(/\/$/, "")}\\.?(?:[:/?#].*)?$`, "i");
}
