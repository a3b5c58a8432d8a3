import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { draftOf } from "../../draft/support/draft-of.js";
import { DraftModel } from "../../draft/support/draft-model.js";
import {
  callHelpers,
  fields,
  manifest,
  modelManifest,
  objects,
  scenario,
} from "../../draft/support/model-calls.js";
import { lawRuns } from "../../support/law-runs.js";

/** Checks every getter for every name against the model. */
function checkGetters(config: LocalConfig, model: DraftModel): void {
  expect(config.proxy().getProxyEnabled()).toBe(model.proxy === true);
  for (const objectName of objects) {
    const [read, write, subscribe] = [
      model.read.get(objectName),
      model.write.get(objectName),
      model.subscribe.get(objectName),
    ];
    const handlers = config.subscribeObject(objectName);
    deepStrictEqual(
      [
        config.readObject(objectName).object === undefined,
        config.writeObject(objectName).getWriteObject() === undefined,
        config.writeObject(objectName).getDeletionEnabled(),
        handlers.getSubscribeEnabled(),
        handlers.getCreateEventEnabled(),
        handlers.getUpdateEventEnabled(),
        handlers.getDeleteEventEnabled(),
        handlers.getWatchFields(),
      ],
      [
        !read,
        !write,
        write?.deletion === true,
        subscribe !== undefined,
        subscribe?.events.get("createEvent")?.enabled === "always",
        subscribe?.events.get("updateEvent")?.enabled === "always",
        subscribe?.events.get("deleteEvent")?.enabled === "always",
        subscribe?.events.get("updateEvent")?.watch,
      ],
    );
    for (const each of [...fields, "stage"]) {
      const values = read?.values?.get(each);
      const setting = write?.settings?.get(each);
      const ofRead = config.readObject(objectName);
      const ofWrite = config.writeObject(objectName);
      deepStrictEqual(
        [
          ofRead.getSelectedField(each),
          ofRead.getFieldMapping(each),
          ofRead.getValueMappings(each),
          ofWrite.getFieldSettings(each),
          ofWrite.getDefaultValues(each),
          ofWrite.getWriteOnCreateSetting(each),
          ofWrite.getWriteOnUpdateSetting(each),
        ],
        [
          read?.fields.has(each) ?? false,
          read?.mappings.get(each),
          values && Object.fromEntries(values),
          setting,
          setting?.default,
          setting?.writeOnCreate,
          setting?.writeOnUpdate,
        ],
      );
    }
  }
}

const prototypeBefore = Object.getOwnPropertyDescriptors(Object.prototype);
afterEach(() => {
  deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), prototypeBefore);
});

describe("random calls of the helpers", { timeout: 60_000 }, () => {
  it("random calls make the draft that a naive model makes, and idle calls tell nobody (D1, D2, D3, D6, D7, D8, D10)", () => {
    fc.assert(
      fc.property(scenario, ({ before, calls }) => {
        const savedModel = new DraftModel(modelManifest);
        for (const each of before) savedModel.apply(each);
        const model = new DraftModel(modelManifest, savedModel);
        const { store, config, calls: countCalls } = draftOf(savedModel.toContent(), manifest);
        const told = countCalls();
        for (const each of calls) {
          const [draft, toldBefore] = [config.get(), told()];
          callHelpers(config, each);
          model.apply(each);
          deepStrictEqual(config.get(), model.toContent());
          const isSame = config.get() === draft;
          expect(isSame).toBe(isDeepStrictEqual(config.get(), draft));
          expect(told() === toldBefore).toBe(isSame);
          expect(config.get() === store.getSaved()).toBe(isDeepStrictEqual(config.get(), store.getSaved()));
        }
        checkGetters(config, model);
      }),
      { numRuns: lawRuns(1_000, 2_000) },
    );
  });
});
