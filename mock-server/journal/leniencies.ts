/**
 * A request that the contract's text does not allow, that a published client sends, and that the mock accepts
 * as the service does.
 *
 * @example
 * const line = ({ client, sends }: Leniency) => `${client}: ${sends}`;
 */
export interface Leniency {
  /** The client that needs it, and when it sends the request. */
  readonly client: string;
  /** What it sends. */
  readonly sends: string;
  /** What the contract's text requires instead. */
  readonly contract: string;
}

/**
 * Every case in which the mock accepts more than the contract's text allows.
 *
 * @example
 * for (const { client, sends } of Object.values(leniencies)) console.log(`${client}: ${sends}`);
 */
export const leniencies = {
  disabledInMask: {
    client: '@amp-labs/react 2: InstallIntegration, at "Stop reading" and "Re-enable reading"',
    sends: "updateInstallation with the mask path config.content.read.objects.<objectName>.disabled",
    contract: "the read object as a whole, config.content.read.objects.<objectName>",
  },
  integrationByName: {
    client: "@amp-labs/ai and its MCP server, which are told an integration's name",
    sends: "the name of an integration for {integrationId} in any path, writes included",
    contract: "the id; a name in getIntegration alone",
  },
  projectIdAtLogin: {
    client: "@amp-labs/ai and its MCP server, when they start a login",
    sends: "oauthConnect with projectId in the body",
    contract: "projectIdOrName",
  },
} as const satisfies Readonly<Record<string, Leniency>>;

/**
 * The name of a leniency.
 *
 * @example
 * const name: LeniencyName = "integrationByName";
 * console.log(leniencies[name].sends);
 */
export type LeniencyName = keyof typeof leniencies;
