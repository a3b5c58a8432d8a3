import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  isApiError,
  isNetworkError,
  useChanges,
  useConflicts,
  useDeleteInstallation,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  useUpdateInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks, savedContact } from "../../support/open-hooks.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges().map(({ path }) => path),
  conflicts: useConflicts().conflicts,
  saving: useSaveInstallation(),
  update: useUpdateInstallation(),
  remove: useDeleteInstallation(),
  installation: useInstallation().installation,
});
const open = (options?: Parameters<typeof openHooks>[1]) => openHooks(useScreen, options);
type Opened = Awaited<ReturnType<typeof open>>;

const rejectionOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const contentOf = (literal: object) => literal as ConfigContent;
const deletion = "/write/objects/contact/deletionSettings/enabled";
const headers = { "X-Api-Key": "key-of-this-page", "Content-Type": "application/json" };

/** Has the server do what the next request asks for, and answer otherwise. */
function doNextAndAnswer({ backend, fetchElsewhere, sent, answerNext }: Opened, answer: () => Response) {
  answerNext(async () => {
    const { method = "", path = "", body } = sent.at(-1) ?? {};
    const done = await fetchElsewhere(`https://api.withampersand.com${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(done.ok).toBe(true);
    expect(backend.snapshot().installations.length).toBeLessThanOrEqual(1);
    return answer();
  });
}
const lost = () => {
  throw new TypeError("connection reset");
};

describe("an outcome that nobody knows is looked at again, whatever was asked for (StrictMode)", () => {
  it("a create whose answer is lost leaves the screen showing what is installed (S8)", async () => {
    const opened = await open({ content: null });
    const { view, held } = opened;
    act(() => view().config.writeObject("contact").setEnableDeletion());
    doNextAndAnswer(opened, lost);
    const refused = await act(() => rejectionOf(view().saving.save()));
    expect(isNetworkError(refused)).toBe(true);
    await waitFor(() => expect(view().installation).toBeDefined());
    expect(view().changes).toEqual([]);
    expect(view().config.get()).toEqual(held());
  });

  it("a create that a colleague was faster with keeps my edits on theirs, and asks for a save (S8)", async () => {
    const opened = await open({ content: null });
    const { view, backend, answerNext, held } = opened;
    act(() => view().config.writeObject("contact").setEnableDeletion());
    answerNext(() => {
      backend.seed({
        installations: [
          { integration: "write-to-salesforce", groupRef: "customer-group-ref", content: savedContact },
        ],
      });
      return Response.json({ title: "there is one already" }, { status: 409 });
    });
    const refused = await act(() => rejectionOf(view().saving.save()));
    expect(isApiError(refused) && refused.status).toBe(409);
    await waitFor(() => expect(view().installation).toBeDefined());
    expect(view().changes).toEqual([deletion]);
    await act(() => view().saving.save());
    expect(held()?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
  });

  it("a save that is done and answered 502 is saved, and edits made since stay (S8)", async () => {
    const opened = await open();
    const { view, sent } = opened;
    act(() => view().config.writeObject("contact").setEnableDeletion());
    doNextAndAnswer(opened, () => {
      act(() => view().config.proxy().setEnableProxy());
      return new Response("bad gateway", { status: 502 });
    });
    await act(() => rejectionOf(view().saving.save()));
    await waitFor(() => expect(view().changes).toEqual(["/proxy/enabled"]));
    expect(view().conflicts).toEqual([]);
    await act(() => view().saving.save());
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent[1]?.body)).not.toContain("deletionSettings");
  });

  it("a delete that is done and answered 500 leaves the screen showing that nothing is installed (S8)", async () => {
    const opened = await open();
    const { view } = opened;
    doNextAndAnswer(opened, () => new Response("", { status: 500 }));
    const refused = await act(() => rejectionOf(view().remove.deleteInstallation()));
    expect(isApiError(refused)).toBe(true);
    await waitFor(() => expect(view().installation).toBeUndefined());
    expect(view().config.get()).toEqual({});
  });

  it("an update by hand whose answer is lost is shown as done, and my other edits stay (S8, S9)", async () => {
    const opened = await open();
    const { view } = opened;
    act(() => view().config.writeObject("contact").setEnableDeletion());
    doNextAndAnswer(opened, lost);
    await act(() => rejectionOf(view().update.updateInstallation({ config: { proxy: { enabled: true } } })));
    await waitFor(() => expect(view().config.proxy().getProxyEnabled()).toBe(true));
    expect(view().changes).toEqual([deletion]);
    expect(view().conflicts).toEqual([]);
  });

  it("the mask of all written objects carries what a newer client has just added to one (S8, D16)", async () => {
    const content = contentOf({
      provider: "salesforce",
      write: { objects: { account: { objectName: "account" }, contact: { objectName: "contact" } } },
    });
    const { view, backend, fetchElsewhere, held, sent } = await open({ content });
    act(() => view().config.writeObject("account").setDisableWrite());
    const { project, installations } = backend.snapshot();
    const theirs = { objectName: "contact", future: { kept: [1] } };
    await fetchElsewhere(
      `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installations[0]?.integrationId ?? ""}/installations/${installations[0]?.id ?? ""}`,
      {
        method: "PATCH",
        headers,
        body: JSON.stringify({
          updateMask: ["config.content.write.objects.contact"],
          installation: {
            config: { content: { provider: "salesforce", write: { objects: { contact: theirs } } } },
          },
        }),
      },
    );
    await act(() => view().saving.save());
    expect(sent[0]?.body).toHaveProperty("updateMask", ["config.content.write.objects"]);
    expect(held()?.write?.objects).toEqual({ contact: theirs });
  });
});

describe("what an update does not name is left alone (StrictMode)", () => {
  const watched = contentOf({
    provider: "salesforce",
    read: {
      objects: {
        contact: { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} },
      },
    },
    write: { objects: { contact: { objectName: "contact" } } },
  });

  it.each<[string, object]>([
    ["an object that is null", { read: { objects: { contact: null } } }],
    ["a section that is null", { read: null, write: null }],
    ["a section without objects", { read: {}, write: { objects: {} } }],
    ["a name that is undefined", { read: undefined, proxy: undefined }],
  ])("%s removes and pauses nothing (S9)", async (_, config) => {
    const { view, held } = await open({ content: watched });
    await act(() => rejectionOf(view().update.updateInstallation({ config: contentOf(config) })));
    expect(held()).toEqual(watched);
    expect(view().config.get()).toEqual(watched);
  });

  it("an edit that is not saved yet stays unsaved beside an update of another object (S9)", async () => {
    const { view, held } = await open({ content: watched });
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const config = { write: { objects: { account: { objectName: "account" } } } };
    await act(() => view().update.updateInstallation({ config }));
    expect(held()?.write?.objects).toEqual({
      account: { objectName: "account" },
      contact: { objectName: "contact" },
    });
    expect(view().changes).toEqual([deletion]);
  });

  it("two updates at once, each of its own object, both count (S9)", async () => {
    const { view, held } = await open({ content: watched });
    const update = (name: string) =>
      view().update.updateInstallation({
        config: { write: { objects: { [name]: { objectName: name, deletionSettings: { enabled: true } } } } },
      });
    await act(() => Promise.all([update("account"), update("touchpoints__c")]));
    expect(Object.keys(held()?.write?.objects ?? {}).sort()).toEqual([
      "account",
      "contact",
      "touchpoints__c",
    ]);
    expect(held()?.read).toEqual(watched.read);
  });

  it("an update by a draft read before two other updates brings its edits and reverts none (S9)", async () => {
    const { view, held } = await open({ content: watched });
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const older = view().config.get();
    await act(() => view().update.updateInstallation({ config: { proxy: { enabled: true } } }));
    const account = { objectName: "account" };
    await act(() => view().update.updateInstallation({ config: { write: { objects: { account } } } }));
    await act(() => view().update.updateInstallation({ config: older }));
    expect(held()).toEqual({
      ...watched,
      proxy: { enabled: true },
      write: {
        objects: { account, contact: { objectName: "contact", deletionSettings: { enabled: true } } },
      },
    });
    expect(view().changes).toEqual([]);
  });
});
