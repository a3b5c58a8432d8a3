import { strictEqual } from "node:assert/strict";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { ApiError, isConfigConflictError } from "../../../src/client/index.js";
import { createLocalConfig } from "../../../src/draft/handlers/local-config.js";
import { persistDraft } from "../../../src/draft/persistence/persist-draft.js";
import { createDraftStore, type DraftStore } from "../../../src/draft/store/draft-store.js";
import { changeInstallation, type Server } from "../../../src/save/change-installation.js";
import { configToUpdate } from "../../../src/save/config-to-send.js";
import { planSave } from "../../../src/save/plan/plan-save.js";
import { refuseConflicts } from "../../../src/save/refuse-conflicts.js";
import { saveDraft } from "../../../src/save/save-draft.js";
import { sendPlan } from "../../../src/save/send-plan.js";
import { applyPlan } from "../../support/readers/apply-plan.js";
import { overTheWire, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import { target, type Answer } from "../../save/support/memory-server.js";
import { pointerOf } from "./draft-life-leaves.js";
import type { Change, Edit, HarshCommand, Step } from "./harsh-world-commands.js";
import { makeEdits, valueOf, type MadeEdit } from "./harsh-world-edits.js";
import { HarshOracle } from "./harsh-world-oracle.js";
import { isSame, keptByServer, received, startContent, valueAt, type Policy } from "./harsh-world-server.js";
import { patchedObject } from "./draft-life-server.js";
import { applyTreeEdit } from "./json-tree.js";

type Way = Pick<Change, "outcome" | "before" | "after">;
type Given = ReadonlyMap<string, Json | undefined>;

const asHoped: Way = { outcome: "done", before: [], after: [] };

/** A page with a draft in a harsh world: a server with a mind of its own, colleagues, answers that get lost, reloads. */
export class HarshWorld {
  private store!: DraftStore;
  private stopKeeping: () => void = () => undefined;
  private server: JsonObject;
  private readonly oracle: HarshOracle;
  private readonly texts = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly policy: Policy,
    private readonly ofOtherRealm: boolean,
  ) {
    this.server = keptByServer(startContent(), policy);
    this.oracle = new HarshOracle(policy);
    this.open();
    this.refetch();
  }

  async run(command: HarshCommand): Promise<void> {
    switch (command.op) {
      case "changes":
        await Promise.all(command.changes.map((change) => this.change(change)));
        break;
      case "updateByHand":
        await this.updateByHand(command.edit);
        break;
      case "resolve": {
        const conflicts = this.store.conflicts();
        const chosen = conflicts[command.index % Math.max(conflicts.length, 1)];
        if (!chosen) return;
        this.store.resolve(chosen.path, command.side);
        this.oracle.chosen(this.store, false);
        break;
      }
      case "reset":
        this.store.reset();
        strictEqual(this.store.getState().draft, this.store.getSaved());
        this.oracle.chosen(this.store, false);
        break;
      case "reload":
        this.reload(command);
        break;
      default:
        this.step(command);
    }
    this.check();
  }

  /** Takes over what the server has, keeps what the user has set, and saves it. */
  async end(): Promise<void> {
    this.refetch();
    this.store.resolve("", "mine");
    this.oracle.chosen(this.store, false);
    await this.save({ op: "save", strategy: "auto", ...asHoped });
    this.check();
    this.oracle.checkEnd(this.store, this.server);
    this.stopKeeping();
  }

  private check(): void {
    this.oracle.check(this.store, this.server);
  }

  private step(step: Step): void {
    switch (step.op) {
      case "edit":
        this.edit(step);
        break;
      case "colleague": {
        const [path, value] = this.valueOf(step.edit, "c");
        this.server = keptByServer(applyTreeEdit(this.server, { path, value }), this.policy);
        this.oracle.colleagueWrote(pointerOf(path));
        break;
      }
      case "read":
        this.read(step.by);
        break;
      case "undo":
      case "redo":
        if (!this.store.steps()[step.op]) return;
        this.store[step.op]();
        this.oracle.chosen(this.store, true);
        break;
      case "refetch":
        this.refetch();
    }
    this.check();
  }

  private edit({ edits, by }: Extract<Step, { op: "edit" }>): void {
    const made = edits.map((each) => this.valueOf(each, "u"));
    makeEdits(this.store, made, by, () => {
      this.read("store");
    });
    for (const [path, value] of made) {
      this.oracle.edited(pointerOf(path), value, valueAt(this.store.getSaved(), path));
    }
  }

  private valueOf(edit: Edit, by: "u" | "c"): MadeEdit {
    return valueOf(edit, by, (this.count += 1));
  }

  /** The app reads the draft, by the store or by the helpers, and keeps it. */
  private read(by: "store" | "helpers"): void {
    const { store } = this;
    this.oracle.hasRead(store, by === "store" ? store.get() : createLocalConfig(store).get());
  }

  private refetch(): void {
    this.store.takeSaved(received(this.server, this.ofOtherRealm));
    this.oracle.told(this.store);
  }

  /**
   * The way to the server; `change` says what happens meanwhile. `asked` is called when the turn of the change has come; `given`
   * is what an update by hand sets besides the user's edits.
   */
  private wayTo(
    change: Way,
    { asked, given = new Map() }: { asked: () => void; given?: Given },
  ): Server<Answer> {
    let { before: stepsBefore, after: stepsAfter } = change;
    let written = "";
    let isAsked = false;
    const answer = (): Answer => ({ config: { content: received(this.server, this.ofOtherRealm) } });
    return {
      look: () => {
        if (!isAsked) asked();
        isAsked = true;
        this.oracle.looked();
        return Promise.resolve(answer());
      },
      send: (request) => {
        written = patchedObject(request) ?? "";
        this.oracle.leaves(this.store, given);
        for (const step of stepsBefore) this.step(step);
        if (change.outcome === "refused") {
          this.oracle.refused(this.store);
          throw new ApiError(request, 422, { detail: "refused", remedy: "none", issues: [] });
        }
        const was = this.server;
        try {
          this.server = keptByServer(applyPlan(was, [request], target) as JsonObject, this.policy);
        } catch {
          // A colleague has removed what the patch replaces.
          this.oracle.refused(this.store);
          throw new ApiError(request, 400, { detail: "refused", remedy: "none", issues: [] });
        }
        this.oracle.served(was, this.server, written);
        const told = answer();
        for (const step of stepsAfter) this.step(step);
        [stepsBefore, stepsAfter] = [[], []];
        if (change.outcome === "lost") {
          this.oracle.lost(this.store, this.server);
          throw new TypeError("failed to fetch");
        }
        return Promise.resolve(told);
      },
      onAnswer: () => {
        this.oracle.answered(this.store, written);
        this.check();
      },
    };
  }

  private change(change: Change): Promise<void> {
    return change.op === "save" ? this.save(change) : this.updateByRead(change);
  }

  private async save(change: Extract<Change, { op: "save" }>): Promise<void> {
    const { store } = this;
    const seen = store.conflicts();
    const asked = () => {
      this.oracle.asked(seen);
    };
    const saving = saveDraft<Answer>(store, {
      ...this.wayTo(change, { asked }),
      target: () => Promise.resolve(target),
      strategy: change.strategy,
    });
    await endOf(saving, change.outcome);
    this.oracle.ended();
  }

  private async updateByRead(change: Extract<Change, { op: "updateByRead" }>): Promise<void> {
    const read = this.oracle.reads.byAge(change.age);
    if (!read) return;
    const seen = this.store.conflicts();
    const asked = () => {
      this.oracle.asked(seen, read);
    };
    const isDone = await this.update(read.config, change, this.wayTo(change, { asked }));
    if (isDone) this.oracle.updated(this.server);
    this.oracle.ended();
  }

  private async updateByHand(edit: Edit): Promise<void> {
    const { store } = this;
    this.step({ op: "refetch" });
    const [path, value] = this.valueOf(edit, "u");
    const [section = "", objects = "", name = ""] = path;
    const object = overTheWire(valueAt(store.getSaved(), [section, objects, name])) as JsonObject;
    const made = {
      [section]: { [objects]: { [name]: applyTreeEdit(object, { path: path.slice(3), value }) } },
    };
    const seen = store.conflicts();
    const asked = () => {
      this.oracle.asked(seen);
    };
    const given = new Map([[pointerOf(path), value]]);
    const server = this.wayTo(asHoped, { asked, given });
    await this.update(made as unknown as InstallationConfigContent, asHoped, server);
    this.oracle.ended();
  }

  /** Updates as `useUpdateInstallation` does; resolves to whether it was done. */
  private update(
    config: InstallationConfigContent,
    { outcome }: Way,
    server: Server<Answer>,
  ): Promise<boolean> {
    const { store } = this;
    const [draft, seen] = [store.get(), store.conflicts()];
    const make = () => {
      const toSend = configToUpdate(store, config, draft);
      refuseConflicts(toSend.conflicts, "ask", seen);
      const saved = store.getSaved();
      const plan = planSave({ saved, draft: toSend.config, target, strategy: "update-mask" });
      return sendPlan(store, { plan, saved, sent: toSend.sent }, server);
    };
    return endOf(changeInstallation(store, server, { make: async () => make() }), outcome);
  }

  private reload({ early, told }: Extract<HarshCommand, { op: "reload" }>): void {
    this.stopKeeping();
    const shown = this.store.getState().draft;
    this.store = createDraftStore(told ? { saved: received(this.server, this.ofOtherRealm) } : {});
    this.oracle.reloaded();
    if (early && early.kind !== "none") {
      const [path, value] = this.valueOf(early, "u");
      // The draft that was kept comes back below the early edit, and one that is equal to it is none.
      const isKept = !told && this.texts.has("draft") && isSame(valueAt(shown, path), value);
      const isEdit = !isKept && !isSame(valueAt(this.store.getState().draft, path), value);
      this.store.edit(path, value);
      this.keep();
      this.refetch();
      if (isEdit) this.oracle.edited(pointerOf(path), value, undefined);
      this.oracle.reloaded(pointerOf(path));
    } else {
      this.keep();
      this.refetch();
    }
  }

  private open(): void {
    this.store = createDraftStore();
    this.keep();
  }

  private keep(): void {
    this.stopKeeping = persistDraft(this.store, {
      key: "draft",
      storage: {
        getItem: (key) => this.texts.get(key) ?? null,
        setItem: (key, text) => void this.texts.set(key, text),
        removeItem: (key) => void this.texts.delete(key),
      },
    });
  }
}

/** Waits for a change of the installation; it may fail as the world has it, or for a conflict that nobody has seen. */
async function endOf(change: Promise<unknown>, outcome: Change["outcome"]): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    const isExpected =
      isConfigConflictError(error) ||
      error instanceof ApiError ||
      (outcome === "lost" && error instanceof TypeError);
    if (!isExpected) throw error;
    return false;
  }
}
