/** A shorter name is not looked for inside other texts: it may be part of an ordinary word. */
const SHORTEST = 4;
const email = /[\w.%+-]+@[\w-]+(\.[\w-]+)+/g;

/** Replaces the names of people and companies, each by the same one everywhere. */
export class Pseudonyms {
  readonly #groups = new Map<string, number>();
  readonly #consumers = new Map<string, number>();
  readonly #workspaces = new Map<string, number>();
  readonly #accounts = new Map<string, number>();
  readonly #emails = new Map<string, number>();
  /** The replacements by name, in lower case. */
  readonly #texts = new Map<string, string>();

  /** Replaces a company's name and the app's reference to it. */
  group(groupRef: string, groupName: string): { groupRef: string; groupName: string } {
    const number = numberOf(this.#groups, groupRef);
    const given = { groupRef: `company${number}`, groupName: `Company ${number}` };
    this.#remember(groupRef, given.groupRef);
    this.#remember(groupName, given.groupName);
    return given;
  }

  /** Replaces a person's name and the app's reference to them. */
  consumer(consumerRef: string, consumerName: string): { consumerRef: string; consumerName: string } {
    const number = numberOf(this.#consumers, consumerRef);
    const given = { consumerRef: `person${number}`, consumerName: `Person ${number}` };
    this.#remember(consumerRef, given.consumerRef);
    this.#remember(consumerName, given.consumerName);
    return given;
  }

  /** Replaces a company's workspace at a provider, such as its subdomain. */
  workspace(workspaceRef: string): string {
    const given = `workspace${numberOf(this.#workspaces, workspaceRef)}`;
    this.#remember(workspaceRef, given);
    return given;
  }

  /** Replaces a person's account at a provider. */
  account(consumerRef: string): string {
    const given = `account${numberOf(this.#accounts, consumerRef)}`;
    this.#remember(consumerRef, given);
    return given;
  }

  /** Replaces an author in the contract's form, such as `consumer:jane`. */
  author(createdBy: string): string {
    const [kind = "", ...rest] = createdBy.split(":");
    const ref = rest.join(":");
    if (kind === "api" || rest.length === 0) return this.inText(createdBy);
    return `${kind}:${this.consumer(ref, ref).consumerRef}`;
  }

  /** Replaces the names that are known so far, and all e-mail addresses, in a text. */
  inText(text: string): string {
    const whole = this.#texts.get(text.toLowerCase());
    if (whole !== undefined) return whole;
    let shown = text.replace(email, (address) => {
      return `person${numberOf(this.#emails, address.toLowerCase())}@example.com`;
    });
    // Longer names first: one may contain another.
    const names = [...this.#texts].filter(([name]) => name.length >= SHORTEST);
    for (const [name, given] of names.sort(([a], [b]) => b.length - a.length)) {
      if (!shown.toLowerCase().includes(name)) continue;
      const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      shown = shown.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "gi"), given);
    }
    return shown;
  }

  #remember(name: string, given: string): void {
    if (name !== "") this.#texts.set(name.toLowerCase(), given);
  }
}

/** Numbers names in the order in which they come. */
function numberOf(known: Map<string, number>, name: string): string {
  const number = known.get(name) ?? known.size + 1;
  known.set(name, number);
  return String(number);
}
