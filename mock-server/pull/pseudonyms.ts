/** What is too short to be a name is not looked for in other texts. */
const SHORTEST = 4;
const email = /[\w.%+-]+@[\w-]+(\.[\w-]+)+/g;

/** Gives people and companies other names, the same ones wherever they stand. */
export class Pseudonyms {
  readonly #groups = new Map<string, number>();
  readonly #consumers = new Map<string, number>();
  readonly #workspaces = new Map<string, number>();
  readonly #accounts = new Map<string, number>();
  readonly #emails = new Map<string, number>();
  /** What stands for a name in any other text. */
  readonly #texts = new Map<string, string>();

  /** Names a company and the reference that the app has for it. */
  group(groupRef: string, groupName: string): { groupRef: string; groupName: string } {
    const number = numberOf(this.#groups, groupRef);
    const given = { groupRef: `company${number}`, groupName: `Company ${number}` };
    this.#remember(groupRef, given.groupRef);
    this.#remember(groupName, given.groupName);
    return given;
  }

  /** Names a person and the reference that the app has for them. */
  consumer(consumerRef: string, consumerName: string): { consumerRef: string; consumerName: string } {
    const number = numberOf(this.#consumers, consumerRef);
    const given = { consumerRef: `person${number}`, consumerName: `Person ${number}` };
    this.#remember(consumerRef, given.consumerRef);
    this.#remember(consumerName, given.consumerName);
    return given;
  }

  /** Names a company's workspace at a provider, such as its subdomain. */
  workspace(workspaceRef: string): string {
    const given = `workspace${numberOf(this.#workspaces, workspaceRef)}`;
    this.#remember(workspaceRef, given);
    return given;
  }

  /** Names a person's account at a provider. */
  account(consumerRef: string): string {
    const given = `account${numberOf(this.#accounts, consumerRef)}`;
    this.#remember(consumerRef, given);
    return given;
  }

  /** Names who did something, as the contract writes it: `consumer:jane`. */
  author(createdBy: string): string {
    const [kind = "", ...rest] = createdBy.split(":");
    const ref = rest.join(":");
    if (kind === "api" || rest.length === 0) return this.inText(createdBy);
    return `${kind}:${this.consumer(ref, ref).consumerRef}`;
  }

  /** Takes the names of people and companies that are known, and all e-mail addresses, out of a text. */
  inText(text: string): string {
    const whole = this.#texts.get(text.toLowerCase());
    if (whole !== undefined) return whole;
    let shown = text.replace(email, (address) => {
      return `person${numberOf(this.#emails, address.toLowerCase())}@example.com`;
    });
    // Longer ones first: one may hold another.
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

/** Numbers in the order in which names come. */
function numberOf(known: Map<string, number>, name: string): string {
  const number = known.get(name) ?? known.size + 1;
  known.set(name, number);
  return String(number);
}
