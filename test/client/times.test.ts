import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type Config,
  type Connection,
  type HydratedRevision,
  type Installation,
  type Integration,
  createClient,
} from "../../src/client/index.js";
import type * as wire from "../../src/contract/index.js";
import { json, recordingFetch } from "./recording-fetch.js";
import { wireHydratedRevision, wireInstallation, wireIntegration } from "./wire-samples.js";
import { anyCharacter } from "../support/arbitraries/any-character.js";

function clientAnswering(answer: unknown) {
  return createClient({ project: "p", apiKey: "k", fetch: recordingFetch(json(answer)).fetch });
}

describe("times", () => {
  // The places are those of the published headless API (@amp-labs/react, build/index.d.ts).
  it("an installation's times are Dates, everywhere but in the config's content (H2)", async () => {
    const installation = await clientAnswering(wireInstallation).getInstallation("i", "n");
    expect(installation).toEqual({
      ...wireInstallation,
      createTime: new Date("2024-01-15T10:30:06Z"),
      group: {
        ...wireInstallation.group,
        createTime: new Date("2024-01-15T10:30:01Z"),
        updateTime: new Date("2024-01-15T10:30:02Z"),
      },
      connection: {
        ...wireInstallation.connection,
        createTime: new Date("2024-01-15T10:30:05Z"),
        group: { ...wireInstallation.connection.group, createTime: new Date("2024-01-15T10:30:03Z") },
        consumer: { ...wireInstallation.connection.consumer, createTime: new Date("2024-01-15T10:30:04Z") },
      },
      config: { ...wireInstallation.config, createTime: new Date("2024-01-15T10:30:07Z") },
    });
  });

  it("an integration's times and its revision's are Dates (H2)", async () => {
    expect(await clientAnswering(wireIntegration).getIntegration("i")).toEqual({
      ...wireIntegration,
      createTime: new Date("2024-01-15T10:30:00Z"),
      updateTime: new Date("2024-01-15T10:31:00Z"),
      latestRevision: { ...wireIntegration.latestRevision, createTime: new Date("2024-01-15T10:32:00Z") },
    });
  });

  it("a hydrated revision's time is a Date (H2)", async () => {
    const target = { integrationId: "i", revisionId: "r", connectionId: "c" };
    expect(await clientAnswering(wireHydratedRevision).getHydratedRevision(target)).toEqual({
      ...wireHydratedRevision,
      createTime: new Date("2024-01-15T10:32:00Z"),
    });
  });

  it("a listed connection's times are Dates (H2)", async () => {
    const [connection] = await clientAnswering([wireInstallation.connection]).listConnections({
      groupRef: wireInstallation.connection.group.groupRef,
    });
    expect(connection?.createTime).toEqual(new Date("2024-01-15T10:30:05Z"));
    expect(connection?.consumer.createTime).toEqual(new Date("2024-01-15T10:30:04Z"));
  });

  it("a config's content stays exactly as sent, objects and fields named like times included (D8)", async () => {
    const content = JSON.parse(`{
      "createTime": "2024-01-15T10:30:00Z",
      "write": { "objects": {
        "createTime": { "objectName": "createTime", "updateTime": "2024-01-15T10:30:00Z" },
        "__proto__": { "objectName": "__proto__", "createTime": "2024-01-15T10:30:00Z" },
        "config": { "createTime": "2024-01-15T10:30:00Z" }
      } }
    }`) as object;
    const answer = { ...wireInstallation, config: { ...wireInstallation.config, content } };
    const installation = await clientAnswering(answer).getInstallation("i", "n");
    expect(JSON.stringify(installation.config.content)).toBe(JSON.stringify(content));
  });

  it("whatever the content and the unknown members, only known times change (D8)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string({ unit: anyCharacter }), fc.jsonValue(), { noNullPrototype: true }),
        async (content, unknownMembers) => {
          const config = { ...wireInstallation.config, content };
          const answer = { ...unknownMembers, ...wireInstallation, config };
          const installation = await clientAnswering(answer).getInstallation("i", "n");
          const backOnTheWire = JSON.stringify(installation);
          const wireText = JSON.stringify(answer);
          // All samples' times end in ".000000Z" where Date writes ".000Z"; nothing else may differ.
          expect(backOnTheWire).toBe(wireText.replaceAll(/(2024-01-15T10:30:0\d\.000)000Z/g, "$1Z"));
        },
      ),
    );
  });

  it("an absent group and an absent time stay absent (H2)", async () => {
    const { group: _group, createTime: _createTime, ...rest } = wireInstallation;
    const installation = await clientAnswering(rest).getInstallation("i", "n");
    expect(Object.keys(installation)).toEqual(Object.keys(rest));
  });

  it("types say the same (H2)", () => {
    expectTypeOf<Installation["createTime"]>().toEqualTypeOf<Date>();
    expectTypeOf<Installation["updateTime"]>().toEqualTypeOf<Date | undefined>();
    expectTypeOf<Installation["connection"]>().toEqualTypeOf<Connection>();
    expectTypeOf<Connection["consumer"]["createTime"]>().toEqualTypeOf<Date>();
    expectTypeOf<NonNullable<Installation["group"]>["updateTime"]>().toEqualTypeOf<Date | undefined>();
    expectTypeOf<Installation["config"]>().toEqualTypeOf<Config>();
    expectTypeOf<Config["content"]>().toEqualTypeOf<wire.ConfigContent>();
    expectTypeOf<Integration["latestRevision"]["createTime"]>().toEqualTypeOf<Date>();
    expectTypeOf<Integration["latestRevision"]["content"]>().toEqualTypeOf<wire.IntegrationContent>();
    expectTypeOf<HydratedRevision["createTime"]>().toEqualTypeOf<Date>();
    expectTypeOf<HydratedRevision["content"]>().toEqualTypeOf<wire.HydratedRevision["content"]>();
  });
});
