import { strictEqual } from "node:assert/strict";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { ApiError, isConfigConflictError } from "../../../src/client/index.js";
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
import type { Edit, HarshCommand, Step } from "./harsh-world-commands.js";
import { HarshOracle } from "./harsh-world-oracle.js";
import {
  isSame,
  keptByServer,
  places,
  received,
  startContent,
  valueAt,
  type Policy,
} from "./harsh-world-server.js";
import { patchedObject } from "./draft-life-server.js";
import { applyTreeEdit } from "./json-tree.js";

type SaveCommand = Extract<HarshCommand, { op: "save" }>;

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
      case "save":
        await this.save(command);
        break;
      case "update":
        await this.update(command.edit, command.by);
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
        strictEqual(this.store.get(), this.store.getSaved());
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
    await this.save({ op: "save", strategy: "auto", outcome: "done", before: [], after: [] });
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
    if (by === "otherRealm") {
      const next = made.reduce(
        (tree, [path, value]) => applyTreeEdit(tree, { path, value }),
        overTheWire(this.store.get()) as JsonObject,
      );
      this.store.setDraft(received(next, true));
    } else if (by === "recipe" && !made.some(([path]) => path.includes("__proto__"))) {
      // Assigning to that name says nothing in JavaScript; setters take it.
      this.store.setDraft((draft) => {
        for (const [path, value] of made) setIn(draft, path, value);
      });
    } else {
      this.store.batch(() => {
        for (const [path, value] of made) this.store.edit(path, value);
      });
    }
    for (const [path, value] of made) {
      this.oracle.edited(pointerOf(path), value, valueAt(this.store.getSaved(), path));
    }
  }

  /** A value that nobody has given that place before. */
  private valueOf({ place, kind }: Edit, by: "u" | "c"): [string[], Json | undefined] {
    const path = places[place] as string[];
    const text = `${by}${String((this.count += 1))}`;
    if (kind === "none") return [path, undefined];
    const blank = kind === "blanks" ? ` ${text} ` : text;
    switch (path.at(-1)) {
      case "default":
        return [path, kind === "other" ? { integerValue: this.count } : { stringValue: blank }];
      case "future":
      case "requiredWatchFields":
        return [path, kind === "other" ? [] : [blank, "b", "a"]];
      case "unknown":
        return [path, kind === "other" ? {} : blank];
      default:
        return [path, blank];
    }
  }

  private refetch(): void {
    this.store.takeSaved(received(this.server, this.ofOtherRealm));
    this.oracle.told(this.store);
  }

  /** The way to the server; `command` says what happens meanwhile, `given` what is set besides the user's edits. */
  private wayTo(command: SaveCommand, given: ReadonlyMap<string, Json | undefined>): Server<Answer> {
    let { before: stepsBefore, after: stepsAfter } = command;
    let written = "";
    const answer = (): Answer => ({ config: { content: received(this.server, this.ofOtherRealm) } });
    return {
      look: () => {
        this.oracle.looked();
        return Promise.resolve(answer());
      },
      send: (request) => {
        written = patchedObject(request) ?? "";
        this.oracle.leaves(this.store, given);
        for (const step of stepsBefore) this.step(step);
        if (command.outcome === "refused") {
          throw new ApiError(request, 422, { detail: "refused", remedy: "none", issues: [] });
        }
        const was = this.server;
        try {
          this.server = keptByServer(applyPlan(was, [request], target) as JsonObject, this.policy);
        } catch {
          // A colleague has removed what the patch replaces.
          throw new ApiError(request, 400, { detail: "refused", remedy: "none", issues: [] });
        }
        this.oracle.served(was, this.server, written);
        const told = answer();
        for (const step of stepsAfter) this.step(step);
        [stepsBefore, stepsAfter] = [[], []];
        if (command.outcome === "lost") {
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

  private async save(command: SaveCommand): Promise<void> {
    const { store } = this;
    this.oracle.asked(store.conflicts());
    const saving = saveDraft<Answer>(store, {
      ...this.wayTo(command, new Map()),
      target: () => Promise.resolve(target),
      strategy: command.strategy,
    });
    await endOf(saving, command.outcome);
    this.oracle.ended();
  }

  private async update(edit: Edit, by: "hand" | "draft"): Promise<void> {
    const { store } = this;
    this.step({ op: "refetch" });
    const [path, value] = this.valueOf(edit, "u");
    const [section = "", objects = "", name = ""] = path;
    const object = overTheWire(valueAt(store.getSaved(), [section, objects, name])) as JsonObject;
    const made = {
      [section]: { [objects]: { [name]: applyTreeEdit(object, { path: path.slice(3), value }) } },
    };
    const config = by === "draft" ? store.get() : (made as unknown as InstallationConfigContent);
    const given = new Map(by === "draft" ? [] : [[pointerOf(path), value] as const]);
    const [draft, seen] = [store.get(), store.conflicts()];
    this.oracle.asked(seen);
    const command: SaveCommand = {
      op: "save",
      strategy: "update-mask",
      outcome: "done",
      before: [],
      after: [],
    };
    const server = this.wayTo(command, given);
    const make = async () => {
      const toSend = configToUpdate(store, config, draft);
      refuseConflicts(toSend.conflicts, "ask", seen);
      const saved = store.getSaved();
      const plan = planSave({ saved, draft: toSend.config, target, strategy: "update-mask" });
      return sendPlan(store, { plan, saved, sent: toSend.sent }, server);
    };
    await endOf(changeInstallation(store, server, { make }), "done");
    this.oracle.ended();
  }

  private reload({ early, told }: Extract<HarshCommand, { op: "reload" }>): void {
    this.stopKeeping();
    const shown = this.store.get();
    this.store = createDraftStore(told ? { saved: received(this.server, this.ofOtherRealm) } : {});
    this.oracle.reloaded();
    if (early && early.kind !== "none") {
      const [path, value] = this.valueOf(early, "u");
      // The draft that was kept comes back below the early edit, and one that is equal to it is none.
      const isKept = !told && this.texts.has("draft") && isSame(valueAt(shown, path), value);
      const isEdit = !isKept && !isSame(valueAt(this.store.get(), path), value);
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
async function endOf(change: Promise<unknown>, outcome: SaveCommand["outcome"]): Promise<void> {
  try {
    await change;
  } catch (error) {
    const isExpected =
      isConfigConflictError(error) ||
      error instanceof ApiError ||
      (outcome === "lost" && error instanceof TypeError);
    if (!isExpected) throw error;
  }
}

/** Sets a value in a draft of a recipe. */
function setIn(draft: object, path: readonly string[], value: Json | undefined): void {
  let node = draft as Record<string, unknown>;
  for (const name of path.slice(0, -1)) node = (node[name] ??= {}) as Record<string, unknown>;
  const name = path.at(-1) as string;
  if (value === undefined) Reflect.deleteProperty(node, name);
  else node[name] = value;
}
