import { act, screen, waitFor } from "@testing-library/react";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createElement, type FC } from "react";
import { describe, expect, it } from "vitest";
import { useInstallation, useLocalConfig, useSaveInstallation } from "../../src/index.js";
import * as defaults from "../seeds/defaults.js";
import * as deletion from "../seeds/deletion.js";
import * as overwrite from "../seeds/overwrite.js";
import { createConnectedBackend, renderWithBackend, tenant } from "../support/render-with-backend.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

// The samples return nothing, which React renders as nothing.
const samples = { deletion, overwrite, defaults } as unknown as Record<string, { WriteObjectConfig: FC }>;

const payloads = {
  // "Or disable deletion" comes last in the sample; deletion is off by default, so that nothing is left to say.
  deletion: { objectName: "Contact" },
  overwrite: {
    objectName: "Contact",
    selectedFieldSettings: { source: { writeOnCreate: "always", writeOnUpdate: "never" } },
  },
  defaults: {
    objectName: "Contact",
    selectedFieldSettings: {
      source: { default: { stringValue: "myApp" } },
      amount: { default: { integerValue: 0 } },
      automated: { default: { booleanValue: true } },
    },
  },
};

/** The samples' manifest must declare their object: seed 000 writes "Contact" in the hooks and "contact" in the bodies. */
const manifest = structuredClone(salesforceManifest);
manifest.integrations[0]?.write?.objects?.push({ objectName: "Contact" });

const seedFolder = join(import.meta.dirname, "../../../shared/seeds");
const seed000 = existsSync(seedFolder) && readdirSync(seedFolder).find((name) => name.startsWith("000_"));

describe("the hook samples of seed 000", () => {
  it.skipIf(!seed000)("the samples stand here as they stand in the seed (H8)", () => {
    const unindent = (text: string) => text.replace(/^ +/gm, "");
    const seed = unindent(readFileSync(join(seedFolder, String(seed000)), "utf8"));
    for (const name of Object.keys(samples)) {
      const file = readFileSync(join(import.meta.dirname, `../seeds/${name}.tsx`), "utf8");
      const body = file.slice(file.indexOf("export function") + "export ".length);
      expect(seed).toContain(unindent(body).trim());
    }
  });

  it.each(Object.keys(payloads) as (keyof typeof payloads)[])(
    "the setters of a sample in a render body settle and end in the payload: %s (H8)",
    async (name) => {
      const Sample = samples[name]?.WriteObjectConfig ?? (() => null);
      let renders = 0;
      function Reader() {
        renders += 1;
        return <output>{JSON.stringify(useLocalConfig().writeObject("Contact").object)}</output>;
      }
      const backend = createConnectedBackend(undefined, manifest);
      const { draft } = renderWithBackend(
        <>
          <Reader />
          <Sample />
        </>,
        { backend },
      );
      await waitFor(() => {
        expect(JSON.parse(screen.getByRole("status").textContent)).toEqual(payloads[name]);
      });
      expect(draft.get()).toEqual({ write: { objects: { Contact: payloads[name] } } });
      // StrictMode renders twice: once before the setters, once after, and no more.
      expect(renders).toBeLessThanOrEqual(4);
    },
  );

  it("the setters of a sample settle also in a component that reads what they change (H8)", async () => {
    let renders = 0;
    function BothWays() {
      renders += 1;
      const contact = useLocalConfig().writeObject("Contact");
      contact.setEnableDeletion();
      contact.setDisableDeletion();
      return <output>{JSON.stringify([contact.object, contact.getDeletionEnabled()])}</output>;
    }
    renderWithBackend(<BothWays />, { backend: createConnectedBackend(undefined, manifest) });
    await waitFor(() => {
      expect(screen.getByRole("status").textContent).toBe('[{"objectName":"Contact"},false]');
    });
    expect(renders).toBeLessThanOrEqual(6);
  });

  it("the sample of overwriting sends the create body of the seed, and the backend holds it (H8)", async () => {
    const backend = createConnectedBackend(undefined, manifest);
    const bodies: unknown[] = [];
    const recording = {
      ...backend,
      fetch: (input: string | URL | Request, init?: RequestInit) => {
        if (init?.method === "POST") bodies.push(JSON.parse(String(init.body)));
        return backend.fetch(input, init);
      },
    };
    let save: (() => Promise<unknown>) | undefined;
    function Save() {
      const { save: saveInstallation } = useSaveInstallation();
      const { installation } = useInstallation();
      save = () => saveInstallation();
      return <output>{installation?.config.content.provider}</output>;
    }
    renderWithBackend(
      <>
        {createElement(samples["overwrite"]?.WriteObjectConfig ?? (() => null))}
        <Save />
      </>,
      { backend: recording },
    );
    await act(async () => {
      await save?.();
    });

    const content = { provider: "salesforce", write: { objects: { Contact: payloads.overwrite } } };
    expect(bodies).toMatchObject([{ groupRef: tenant.groupRef, config: { content } }]);
    expect(backend.snapshot().installations.map(({ config }) => config.content)).toEqual([content]);
    await waitFor(() => {
      expect(screen.getByRole("status").textContent).toBe("salesforce");
    });
  });
});
