/** A story screen that an app can copy. */
export interface ScreenItem {
  /** By which it is asked for. */
  name: string;
  title: string;
  description: string;
  /** The component's file, below stories/support. */
  entry: string;
  /** How an app shows it, inside the kit's two providers. */
  usage: string;
}

/** The name of an item's component. */
export function componentOf({ usage }: ScreenItem): string {
  return /^<(\w+)/.exec(usage)?.[1] ?? "";
}

const names = 'appName="Parcelo" providerName="Salesforce"';

/** The screens that the registry offers. */
export const screenItems: readonly ScreenItem[] = [
  {
    name: "whole-screen",
    title: "Whole screen",
    description: "All that a customer decides about an integration, in tabs, from the first connection on.",
    entry: "flows/whole-screen/whole-screen.tsx",
    usage: `<WholeScreen ${names} subscribeObjects={[]} appValues={{}} onLeave={() => history.back()} />`,
  },
  {
    name: "connect",
    title: "Connect",
    description:
      "Asks the customer to connect first, by a login or an API key, then shows the write settings.",
    entry: "flows/connect/connect.tsx",
    usage: `<Connect ${names} />`,
  },
  {
    name: "connection",
    title: "Connection",
    description: "Says whether the connection works; signs in again, or disconnects.",
    entry: "flows/connection/connection.tsx",
    usage: `<ConnectionPage ${names} />`,
  },
  {
    name: "read-objects",
    title: "Read objects",
    description: "Which objects and fields an app reads, with a search over long lists of fields.",
    entry: "flows/read-objects/read-objects.tsx",
    usage: `<ReadObjects ${names} />`,
  },
  {
    name: "field-mapping",
    title: "Field mapping",
    description: "Which fields of the customer's hold what the app asks for, and what their values mean.",
    entry: "flows/field-mapping/field-mapping.tsx",
    usage: `<FieldMapping ${names} appValues={{}} />`,
  },
  {
    name: "write-settings",
    title: "Write settings",
    description: "Which objects an app writes, with a default and a policy for each field, and deletion.",
    entry: "flows/write-settings/write-settings.tsx",
    usage: `<WriteSettings ${names} />`,
  },
  {
    name: "deletion",
    title: "Deletion",
    description: "Of which objects an app may delete records; turning it on asks first.",
    entry: "flows/deletion/deletion.tsx",
    usage: `<Deletion ${names} />`,
  },
  {
    name: "subscribe-and-proxy",
    title: "Subscribe and proxy",
    description: "Which events an app is told of, and whether it may call the CRM's API.",
    entry: "flows/subscribe-and-proxy/subscribe-and-proxy.tsx",
    usage: `<SubscribeAndProxy ${names} subscribeObjects={[]} />`,
  },
  {
    name: "more-settings",
    title: "More settings",
    description:
      "When and how much an app reads, mappings that it offers, and events besides the usual ones.",
    entry: "flows/more-settings/more-settings.tsx",
    usage: `<MoreSettings ${names} />`,
  },
];
