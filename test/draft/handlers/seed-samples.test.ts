import { describe, expect, it } from "vitest";
import { createRenderBatch } from "../../../src/react/internal/rendering/render-batch.js";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { draftOf } from "../support/draft-of.js";

/** Runs one hook sample of seed 000 ("Using headless UI") twice, as a component that renders again would. */
function runSample(sample: (contactWriteConfig: ReturnType<LocalConfig["writeObject"]>) => void) {
  const { store, config } = draftOf();
  for (let rendering = 0; rendering < 2; rendering += 1) {
    store.companion(createRenderBatch).begin();
    sample(config.writeObject("Contact"));
    store.companion(createRenderBatch).end();
  }
  return config.get();
}

/** The content beside the sample ("Using API"), for the sample's object. */
const contentOf = (parts: object) => ({
  write: { objects: { Contact: { objectName: "Contact", ...parts } } },
});

describe("the hook samples of seed 000, without React", () => {
  it("the sample that enables deletion for an object works (H8)", () => {
    const draft = runSample((contactWriteConfig) => {
      contactWriteConfig.setEnableDeletion();
    });
    expect(draft).toStrictEqual(contentOf({ deletionSettings: { enabled: true } }));
  });

  it("the sample that enables or disables deletion works as it stands (H8)", () => {
    const draft = runSample((contactWriteConfig) => {
      contactWriteConfig.setEnableDeletion();
      contactWriteConfig.setDisableDeletion();
    });
    expect(draft).toStrictEqual(contentOf({}));
  });

  it("the sample that prevents overwriting of customer data works (H8)", () => {
    const draft = runSample((contactWriteConfig) => {
      contactWriteConfig.setFieldSettings({
        fieldName: "source",
        settings: { writeOnCreate: "always", writeOnUpdate: "never" },
      });
    });
    expect(draft).toStrictEqual(
      contentOf({ selectedFieldSettings: { source: { writeOnUpdate: "never", writeOnCreate: "always" } } }),
    );
  });

  it("the sample of default values works (H8)", () => {
    const draft = runSample((contactWriteConfig) => {
      contactWriteConfig.setFieldSettings({
        fieldName: "source",
        settings: { default: { stringValue: "myApp" } },
      });
      contactWriteConfig.setFieldSettings({
        fieldName: "amount",
        settings: { default: { integerValue: 0 } },
      });
      contactWriteConfig.setFieldSettings({
        fieldName: "automated",
        settings: { default: { booleanValue: true } },
      });
    });
    expect(draft).toStrictEqual(
      contentOf({
        selectedFieldSettings: {
          source: { default: { stringValue: "myApp" } },
          amount: { default: { integerValue: 0 } },
          automated: { default: { booleanValue: true } },
        },
      }),
    );
  });
});
