import type { Manifest, Project } from "../../src/contract/index.js";
import type { Clock } from "../../src/engine/index.js";
import { type Connections, createConnections, markBadCredentials } from "./connections/connections.js";
import { createGroupConnector, type GroupConnector } from "./connections/group-connector.js";
import { createCustomers, type Customers } from "./connections/customers.js";
import { createLogins, type Logins } from "./connections/logins.js";
import { createShowConnection, type ShowConnection } from "./connections/show-connection.js";
import type { Changes } from "./changes.js";
import { createContext, type DomainContext } from "./context.js";
import type { IdScope } from "./ids.js";
import { type ConfigChecker, createConfigChecker } from "./installations/check-config-content.js";
import { installAlwaysRead } from "./installations/install-always-read.js";
import { createInstallations, type Installations } from "./installations/installations.js";
import { createInstallationView, type InstallationView } from "./installations/show-installation.js";
import { createUnknownConfigKeys, type UnknownConfigKeys } from "./installations/unknown-config-keys.js";
import { createInstances, findPortByKey, type Instances } from "./instances/instances.js";
import { createIntegrations, type Integrations } from "./integrations/integrations.js";
import {
  createProviderCatalogue,
  type ProviderCatalogue,
  type ProviderDetails,
} from "./integrations/provider-catalogue.js";
import { describeEvent } from "./describe-event.js";
import type { NotifyTarget } from "../notifications/notification.js";
import { createNotifier, type Notifier } from "../notifications/notifications.js";
import { createFindUnavailability } from "./writes/find-unavailability.js";
import { createWrites, type Writes } from "./writes/writes.js";

/** The domains of one backend; each function takes only those that it needs. */
export interface Domains {
  readonly context: DomainContext;
  readonly integrations: Integrations;
  readonly catalogue: ProviderCatalogue;
  readonly customers: Customers;
  readonly connections: Connections;
  readonly connector: GroupConnector;
  readonly showConnection: ShowConnection;
  readonly logins: Logins;
  readonly instances: Instances;
  readonly configs: ConfigChecker;
  readonly installations: Installations;
  readonly installationView: InstallationView;
  readonly unknownConfigKeys: UnknownConfigKeys;
  readonly writes: Writes;
  readonly notifier: Notifier;
  /** Whether a write that inherits a mapping drops the fields that no mapping names. */
  readonly removeUnmappedFields: boolean;
}

/** Creates the domains of a backend from a manifest; there are no customers yet. */
export function createDomains(options: {
  manifest: Manifest;
  project: Partial<Pick<Project, "id" | "name" | "appName">>;
  clock: Clock;
  integrationIds: Readonly<Record<string, string>>;
  removeUnmappedFields: boolean;
  providers: Readonly<Record<string, ProviderDetails>>;
  changes?: Changes | undefined;
  notify?: NotifyTarget | undefined;
  idScope?: IdScope | undefined;
}): Domains {
  const context = createContext(options.clock, options.project, options);
  const integrations = createIntegrations(context, options.manifest, options.integrationIds);
  const customers = createCustomers(context);
  const connections = createConnections(context, customers);
  const showConnection = createShowConnection(context, customers);
  const instances = createInstances(context, integrations, (owner) => {
    markBadCredentials(connections, owner);
  });
  const catalogue = createProviderCatalogue(context, integrations, options.providers);
  const configs = createConfigChecker(instances);
  const installations = createInstallations(context);
  const notifier = createNotifier(context, options.notify);
  context.events.listen((event) => {
    const data = describeEvent({ context, connections, customers, installations, integrations }, event);
    if (data) notifier.add(event.kind, data);
  });
  const installing = { context, integrations, customers, connections, instances, configs, installations };
  return {
    ...installing,
    notifier,
    catalogue,
    connector: createGroupConnector({ catalogue, connections }, (connection) => {
      installAlwaysRead(installing, connection);
    }),
    showConnection,
    logins: createLogins(context),
    installationView: createInstallationView({ context, connections, customers, showConnection }),
    unknownConfigKeys: createUnknownConfigKeys(),
    writes: createWrites(
      context,
      (key) => findPortByKey(instances, key),
      createFindUnavailability(installations, connections),
    ),
    removeUnmappedFields: options.removeUnmappedFields,
  };
}

/**
 * Deletes everything that customers brought and a saved state holds, cancels the pending writes, and counts
 * their ids from one again.
 */
export function forgetCustomers(domains: Domains): void {
  const { customers, connections, installations, instances, writes, context } = domains;
  const parts = [customers, connections, installations, instances, writes, context.ids];
  for (const part of parts) part.clear();
}
