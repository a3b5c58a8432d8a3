/** Counts the requests of a recording that are not for the API, by host; it keeps a limited number of hosts. */
export class OtherSites {
  readonly #hosts = new Map<string, number>();

  add(host: string, reason: "another site" | "no operation" | "preflight"): void {
    if (reason === "preflight") return;
    if (this.#hosts.size >= MAX_HOSTS && !this.#hosts.has(host)) return;
    this.#hosts.set(host, (this.#hosts.get(host) ?? 0) + 1);
  }

  /** Describes where the requests went, for a recording without any request to the API. */
  describe(entries: number): string {
    const most = [...this.#hosts].sort(([, a], [, b]) => b - a).slice(0, SHOWN_HOSTS);
    const hosts = most.map(([host, count]) => `${host} (${String(count)})`).join(", ");
    const where = hosts === "" ? "" : `; its requests go to ${hosts}`;
    return `none of the ${String(entries)} entries asks for an operation of the service's API${where}. Is it the right recording? Where the API has an address of its own, say so: --recorded-url <base URL>`;
  }
}

const MAX_HOSTS = 1000;
const SHOWN_HOSTS = 5;
