import { strictEqual } from "node:assert/strict";
import { setImmediate as allPromises } from "node:timers/promises";
import { expect } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { createDraftStore, type DraftStore, type DraftUpdate } from "../../../src/draft/store/draft-store.js";
import type { DraftStorage } from "../../../src/draft/persistence/draft-storage.js";
import { persistDraft } from "../../../src/draft/persistence/persist-draft.js";
import { planSave } from "../../../src/save/plan/plan-save.js";
import type { PlannedRequest } from "../../../src/save/plan/save-plan.js";
import { saveDraft } from "../../../src/save/save-draft.js";
import { overTheWire, type JsonObject } from "../../support/readers/json-reader.js";
import type { Command, UserEdit } from "./draft-life-commands.js";
import { isWithin, placeOfChoice, toLeaves } from "./draft-life-leaves.js";
import { checkDraft, checkNothingLost, snapshot } from "./draft-life-checks.js";
import { createNotedSetters, type NotedSetters } from "./draft-life-setters.js";
import { LifeModel } from "./draft-life-model.js";
import {
  applyLeafEdit,
  changeByOthers,
  editOf,
  patchedObject,
  serve,
  startContent,
  steadsOf,
  type Flight,
  type Planned,
} from "./draft-life-server.js";
import { deepFreeze } from "./draft-of.js";
import { layTreeEdit } from "./json-tree.js";
import { target, type Answer } from "../../save/support/memory-server.js";
import { callHelpers } from "./model-calls.js";

type SaveCommand = Extract<Command, { op: "save" }>;

/** A save, from the call to its end. */
interface Job {
  readonly controller: AbortController;
  planned: Planned | undefined;
  requests: number;
  sends: number;
  sendsAtAbort: number | undefined;
  ended: "saved" | "noop" | "unsupported" | "failed" | undefined;
}

const config = (tree: unknown) => deepFreeze(overTheWire(tree)) as InstallationConfigContent;

/** One tenant: a page with a draft, the server behind it, and the model of both. */
export class Tenant {
  store!: DraftStore;
  model: LifeModel;
  private setters!: NotedSetters;
  private server: JsonObject | undefined;
  private flights: Flight[] = [];
  private jobs: Job[] = [];
  /** Whether the installation has been deleted while a request was on its way. */
  private isGoneMeanwhile = false;
  private stopKeeping: () => void = () => undefined;
  private readonly key: string;

  constructor(
    readonly tag: string,
    private readonly storage: DraftStorage & { texts: Map<string, string> },
    private readonly historyLimit: number,
  ) {
    this.key = `draft-of-${tag}`;
    this.server = startContent(tag);
    this.model = new LifeModel(toLeaves(this.server), historyLimit);
    this.open(config(this.server));
  }

  async run(command: Command): Promise<void> {
    switch (command.op) {
      case "edit":
        return this.edit(command.edits);
      case "setDraft": {
        const next = command.edits
          .map((edit) => ({ ...edit, value: this.tagged(edit.value) }))
          .reduce(applyLeafEdit, this.store.get() as JsonObject);
        const content = config(next);
        this.setDraft(command.as, content);
        return this.model.edit([toLeaves(next)]);
      }
      case "reset":
        this.store.reset();
        this.setters.forget();
        return this.model.edit([this.model.saved ?? new Map()]);
      case "undo":
      case "redo":
        for (let time = 0; time < command.times && this.store.steps()[command.op]; time += 1) {
          const step = this.store.steps()[command.op];
          this.store[command.op]();
          this.model[command.op]();
          expect(this.store.get()).toBe(command.op === "undo" ? step?.before : step?.after);
          this.check();
        }
        return;
      case "undoEdit":
        return this.undoEdit(command.edit);
      case "resolve": {
        const conflicts = this.store.conflicts();
        const chosen = conflicts[command.index % Math.max(conflicts.length, 1)];
        if (!chosen) return;
        const pointer = chosen.path
          .split("/")
          .slice(0, -command.up || undefined)
          .join("/");
        this.store.resolve(pointer, command.side);
        const places = conflicts.map(({ path }) => path).filter((path) => isWithin(pointer, path));
        return this.model.resolve(places.map(placeOfChoice), command.side);
      }
      case "others":
        this.server = changeByOthers(this.server, command.changes, this.tag);
        return command.told ? this.refetch() : undefined;
      case "offAndOn": {
        const { object } = command;
        this.edit([{ by: "setter", call: { op: "setDisableWrite", object } }]);
        this.check();
        this.server = changeByOthers(this.server, command.changes, this.tag);
        this.refetch();
        this.check();
        return this.edit([{ by: "setter", call: { op: "setEnableWrite", object } }]);
      }
      case "gone":
        this.server = undefined;
        this.isGoneMeanwhile = this.flights.length > 0;
        return command.told ? this.refetch() : undefined;
      case "refetch":
        return this.refetch();
      case "save":
        return this.save(command);
      case "release": {
        const flight = this.flights.shift();
        if (flight) await this.conclude(flight);
        return;
      }
      case "abort": {
        const job = this.jobs.at(-1);
        if (!job || job.ended) return;
        job.sendsAtAbort = job.sends;
        job.controller.abort();
        await allPromises();
        expect(job.ended).toBe("failed");
        return;
      }
      case "reload":
        return this.reload(command);
    }
  }

  /** Releases what is held back, refetches and undoes all that can be undone. */
  async end(): Promise<void> {
    for (let flight = this.flights.shift(); flight; flight = this.flights.shift()) {
      await this.conclude(flight);
      this.check();
    }
    expect(this.jobs.filter(({ ended }) => !ended)).toEqual([]);
    this.refetch();
    this.check();
    this.stopKeeping();
  }

  /** Checks everything that can be read of the draft against the model and the rules. */
  check(): void {
    checkDraft(this.store, this.model);
    for (const job of this.jobs) {
      if (job.sendsAtAbort !== undefined) expect(job.sends, "sent after an abort").toBe(job.sendsAtAbort);
    }
  }

  private tagged<TValue>(value: TValue): TValue | string {
    return typeof value === "string" ? `${this.tag}${value}` : value;
  }

  private edit(edits: readonly UserEdit[]): void {
    const all = () => {
      for (const each of edits) this.makeEdit(each);
    };
    if (edits.length > 1) this.store.batch(all);
    else all();
    this.model.edit(this.setters.drafts.splice(0));
  }

  private makeEdit(each: UserEdit): void {
    if (each.by === "setter") {
      callHelpers(this.setters.config, each.call);
      return;
    }
    // Read into leaves it is frozen: the edit below cannot change it.
    const before = this.store.get() as JsonObject;
    toLeaves(before);
    const edit = deepFreeze(editOf(before, { ...each.edit, value: this.tagged(each.edit.value) }));
    this.store.edit(edit.path, edit.value);
    // Raw edits are foreseen; what a setter does to the draft is another test's matter.
    this.setters.drafts.push(toLeaves(layTreeEdit(before, edit)));
  }

  /** D16: a recipe that introduces the name `__proto__` is refused, and the draft is as it was; a value may have it. */
  private setDraft(as: "value" | "function" | "recipe", content: InstallationConfigContent): void {
    const before = this.store.get();
    const update: DraftUpdate =
      as === "function"
        ? () => content
        : (draft) => {
            for (const name of Object.keys(draft)) Reflect.deleteProperty(draft, name);
            Object.assign(draft, overTheWire(content));
          };
    try {
      this.store.setDraft(as === "value" ? content : update);
    } catch (error) {
      expect(String(error)).toMatch(/^TypeError: .*__proto__/);
      expect(this.store.get()).toBe(before);
      this.store.setDraft(content);
    }
  }

  /** D9: the undo of an edit gives the draft before it, the redo gives it again. */
  private undoEdit(edit: UserEdit): void {
    const before = this.store.get();
    this.edit([edit]);
    this.check();
    const after = this.store.get();
    if (after === before || this.historyLimit === 0) return;
    this.store.undo();
    this.model.undo();
    this.check();
    expect(this.store.get()).toStrictEqual(before);
    this.store.redo();
    this.model.redo();
    expect(this.store.get()).toStrictEqual(after);
  }

  private refetch(): void {
    // What a save's answer says of an installation that is gone by then, or that another one has come after, is not known.
    this.isGoneMeanwhile &&= this.flights.length > 0;
    if (this.isGoneMeanwhile || (this.flights.length > 0 && this.server === undefined)) return;
    const [saved, draft] = [toLeaves(this.store.getSaved()), toLeaves(this.store.get())];
    const { sent } = this.model;
    this.store.takeSaved(this.server && config(this.server));
    this.model.told(this.server && toLeaves(this.server));
    if (!this.server) return this.setters.forget();
    checkNothingLost(this.store, saved, draft, sent);
  }

  private async save({ strategy, outcome, held, aborted }: SaveCommand): Promise<void> {
    const { store } = this;
    const isHere = () => store === this.store;
    const job: Job = {
      controller: new AbortController(),
      planned: undefined,
      requests: 0,
      sends: 0,
      sendsAtAbort: undefined,
      ended: undefined,
    };
    this.jobs.push(job);

    const send = (request: PlannedRequest) => {
      if (!job.planned) {
        const [saved, draft] = [store.getSaved(), store.get()];
        job.planned = {
          saved: saved && (overTheWire(saved) as JsonObject),
          sent: overTheWire(draft) as JsonObject,
        };
        // S6: a plan that has changes which no request can express is not sent.
        for (const place of ["/provider", "/note"]) {
          const [was, is] = [saved, draft].map((tree) => toLeaves(tree).get(place));
          if (saved && (is !== undefined || place === "/note")) strictEqual(is, was, place);
        }
        job.requests = planSave({ saved, draft, target, strategy }).requests.length;
        if (isHere()) {
          this.model.send(toLeaves(draft));
          this.sender = job.planned;
        }
      }
      if (isHere()) this.model.leaves();
      job.sends += 1;
      const { planned } = job;
      return new Promise<Answer>((resolve, reject) => {
        const flight: Flight = { request, planned, held, outcome, answer: undefined, resolve, reject };
        this.flights.push(flight);
        if (held === "after") this.server = serve(this.server, flight);
      });
    };
    const onAnswer = (answer: Answer) => {
      if (!isHere() || !job.planned) return;
      const isLast = job.sends === job.requests;
      const object = patchedObject(this.lastRequest as PlannedRequest);
      const steads = steadsOf(toLeaves(job.planned.saved), toLeaves(job.planned.sent));
      this.model.answered(
        toLeaves(answer.config.content),
        steads.filter(({ place }) => isLast || (object !== undefined && isWithin(object, place))),
        isLast ? undefined : object,
        object,
      );
    };
    saveDraft<Answer>(store, {
      target: () => Promise.resolve(target),
      send,
      onAnswer,
      strategy,
      signal: job.controller.signal,
    }).then(
      ({ status, plan }) => {
        job.ended = status;
        if (status !== "noop" || plan.fallbacks.length === 0 || !isHere()) return;
        // S6: where nothing need be sent, the saved config stands for the draft.
        const saved = toLeaves(store.getSaved());
        const sent = this.model.now.draft;
        this.model.send(sent);
        this.model.answered(saved, steadsOf(saved, sent));
      },
      () => {
        job.ended = "failed";
      },
    );
    if (aborted) {
      job.sendsAtAbort = 0;
      job.controller.abort();
    }
    await allPromises();
    await this.land();
    if (aborted) expect([job.ended, job.sends]).toEqual(["failed", 0]);
  }

  private lastRequest: PlannedRequest | undefined;
  private sender: Planned | undefined;

  /** Ends the requests that nobody holds back. */
  private async land(): Promise<void> {
    for (;;) {
      const index = this.flights.findIndex(({ held }) => held === "no");
      const [flight] = index < 0 ? [] : this.flights.splice(index, 1);
      if (!flight) return;
      await this.conclude(flight);
    }
  }

  private async conclude(flight: Flight): Promise<void> {
    this.server = serve(this.server, flight);
    const { store } = this;
    const before = snapshot(store);
    const isAlone = this.jobs.filter(({ ended }) => !ended).length === 1;
    this.lastRequest = flight.request;
    if (flight.outcome === "done" && flight.answer) flight.resolve(flight.answer);
    else flight.reject(new Error(flight.outcome === "lost" ? "timed out" : "refused"));
    await allPromises();
    const isUnderWay = this.flights.some(({ planned }) => planned === flight.planned);
    if (this.sender === flight.planned && !isUnderWay) this.model.sent = undefined;
    if (flight.outcome !== "done" && isAlone) {
      for (const [index, part] of snapshot(store).entries()) expect(part, "D12").toBe(before[index]);
    }
    await this.land();
  }

  private async reload({ knows, stored }: Extract<Command, { op: "reload" }>): Promise<void> {
    this.stopKeeping();
    const { texts } = this.storage;
    const text = texts.get(this.key);
    expect(text !== undefined, "D13: a draft is kept exactly while it is dirty").toBe(
      this.store.changes().length > 0,
    );
    const broken = stored === "corrupt" ? '{"version":1,"draft":[]}' : text?.slice(0, text.length / 2);
    const isBroken = stored !== "kept" && broken !== undefined;
    if (isBroken) texts.set(this.key, broken);
    this.jobs = [];
    const server = this.server && config(this.server);
    this.open(knows ? server : undefined);
    const saved = this.server && toLeaves(this.server);
    this.model.reload(knows ? saved : undefined, !isBroken);
    if (isBroken) expect(texts.get(`${this.key}:set-aside`)).toBe(broken);
    this.check();
    this.store.takeSaved(server);
    this.model.told(saved);
    await allPromises();
  }

  private open(saved: InstallationConfigContent | undefined): void {
    this.store = createDraftStore({ saved, historyLimit: this.historyLimit });
    this.stopKeeping = persistDraft(this.store, { key: this.key, storage: this.storage });
    this.setters = createNotedSetters(this.store);
  }
}
