import type * as wire from "../../contract/index.js";
import { isJsonObject } from "../../json/object.js";

type TimeName = "createTime" | "updateTime";
type NestedName = "group" | "consumer" | "connection" | "config" | "latestRevision";

/** A wire type with its times as `Date`s, as the published headless API has them; the config's content stays as sent. */
export type WithDates<TWire> = {
  [TName in keyof TWire]: TName extends TimeName
    ? Date | Extract<TWire[TName], undefined>
    : TName extends NestedName
      ? WithDates<TWire[TName]>
      : TWire[TName];
};

/**
 * The team or organisation that installs, with `Date`s.
 *
 * @example
 * const title = ({ groupName, groupRef }: Group) => groupName || groupRef;
 */
export type Group = WithDates<wire.Group>;
/**
 * The person who connects, with `Date`s.
 *
 * @example
 * const title = ({ consumerName, consumerRef }: Consumer) => consumerName || consumerRef;
 */
export type Consumer = WithDates<wire.Consumer>;
/** A customer's connection to a provider, with `Date`s. */
export type Connection = WithDates<wire.Connection>;
/** A saved config with its origin, with `Date`s. */
export type Config = WithDates<wire.Config>;
/** One integration installed for one group, with `Date`s. */
export type Installation = WithDates<wire.Installation>;
/**
 * A deployed version of an integration, with `Date`s.
 *
 * @example
 * const age = ({ createTime }: Revision) => Date.now() - createTime.getTime();
 */
export type Revision = WithDates<wire.Revision>;
/**
 * An integration with its newest revision, with `Date`s.
 *
 * @example
 * const specVersion = ({ latestRevision }: Integration) => latestRevision?.specVersion;
 */
export type Integration = WithDates<wire.Integration>;
/**
 * A revision filled in with the customer's own field metadata, with `Date`s.
 *
 * @example
 * const readNames = ({ content }: HydratedRevision) => content.read?.objects?.map(({ objectName }) => objectName);
 */
export type HydratedRevision = WithDates<wire.HydratedRevision>;

type Json = Record<string, unknown>;

/** Copies `record` with its own times as `Date`s; `nested` names the members that hold times too, everything else stays. */
export function reviveTimes(record: Json, nested: Record<string, (member: Json) => Json> = {}): Json {
  const copy = { ...record };
  for (const name of ["createTime", "updateTime"]) {
    const time = copy[name];
    if (typeof time === "string") copy[name] = new Date(time);
  }
  for (const [name, revive] of Object.entries(nested)) {
    const member = copy[name];
    if (isJsonObject(member)) copy[name] = revive(member);
  }
  return copy;
}
