import type { Domains } from "../../domain/domains.js";

/** When something was created and changed, in RFC 3339; by default, the time of seeding. */
export interface SeedTimes {
  createTime?: string | undefined;
  updateTime?: string | undefined;
}

/** The times in a seed, by the ids and references of what they belong to. */
export interface NamedTimes {
  readonly groups: Map<string, SeedTimes>;
  readonly consumers: Map<string, SeedTimes>;
  readonly connections: Map<string, SeedTimes>;
  readonly installations: Map<string, SeedTimes>;
}

/** Sets the times of seeded data to those in its seed. */
export function setTimes({ customers, connections, installations }: Domains, times: NamedTimes): void {
  if (Object.values(times).every(({ size }: Map<string, SeedTimes>) => size === 0)) return;
  const { groups, consumers } = customers.save();
  customers.restore({
    groups: groups.map((group) => withTimes(group, times.groups.get(group.groupRef))),
    consumers: consumers.map((consumer) => withTimes(consumer, times.consumers.get(consumer.consumerRef))),
  });
  connections.restore(connections.save().map((each) => withTimes(each, times.connections.get(each.id))));
  installations.restore(
    installations.save().map((each) => {
      const named = times.installations.get(each.id);
      // Every change creates a new config, so the config is as old as the last change.
      const saved = named?.updateTime ?? named?.createTime;
      const config = saved === undefined ? each.config : { ...each.config, createTime: saved };
      return withTimes({ ...each, config }, named);
    }),
  );
}

function withTimes<TThing extends { createTime: string; updateTime?: string | undefined }>(
  thing: TThing,
  { createTime, updateTime }: SeedTimes = {},
): TThing {
  return {
    ...thing,
    ...(createTime !== undefined && { createTime }),
    ...(updateTime !== undefined && { updateTime }),
  };
}
