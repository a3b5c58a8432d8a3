import { describe, expect, it } from "vitest";
import {
  ApiError,
  NetworkError,
  isConfigConflictError,
  type ConfigConflictError,
} from "../../src/client/index.js";
import type { Conflict } from "../../src/draft/merge/conflicts.js";
import { isAnswerOutdated, withWritten } from "../../src/save/outdated-answer.js";
import { refuseConflicts, type OnConflict } from "../../src/save/refuse-conflicts.js";
import { isOutcomeUnknown } from "../../src/save/unknown-outcome.js";
import { content } from "../draft/support/draft-of.js";

const request = { method: "PATCH", path: "/x" } as const;
const answerOf = (status: number) =>
  new ApiError(request, status, { detail: "refused", remedy: "none", issues: [] });

describe("the outcome of a request", () => {
  it.each([400, 401, 403, 405, 413, 415, 422, 429])(
    "after a refusal by %i the server is as it was (S8)",
    (status) => {
      expect(isOutcomeUnknown(answerOf(status))).toBe(false);
    },
  );

  it.each([404, 409, 412, 500, 502, 503])(
    "after an answer of %i nobody can tell what the server has (S8)",
    (status) => {
      expect(isOutcomeUnknown(answerOf(status))).toBe(true);
    },
  );

  it("without an answer nobody can tell what the server has (S8)", () => {
    expect(isOutcomeUnknown(new NetworkError(request, "https://example.com", new TypeError("failed")))).toBe(
      true,
    );
    expect(isOutcomeUnknown(new TypeError("failed to fetch"))).toBe(true);
  });
});

describe("conflicts that a save meets", () => {
  const [email, phone] = ["email", "phone"].map((name) => ({
    path: `/proxy/${name}`,
    base: 1,
    mine: 2,
    theirs: { of: name },
  })) as [Conflict, Conflict];

  function refused(conflicts: Conflict[], onConflict: OnConflict, known: Conflict[]) {
    try {
      refuseConflicts(conflicts, onConflict, known);
    } catch (error) {
      expect(isConfigConflictError(error)).toBe(true);
      return (error as ConfigConflictError).conflicts;
    }
    return [];
  }

  it("only a conflict that nobody has seen refuses a save that asks (S8)", () => {
    expect(refused([email, phone], "ask", [email])).toEqual([phone]);
    expect(refused([email, phone], "ask", [phone, email])).toEqual([]);
  });

  it("a conflict whose other side has changed since is one that nobody has seen (S8)", () => {
    expect(refused([email], "ask", [{ ...email, theirs: { of: "nobody" } }])).toEqual([email]);
    expect(refused([email], "ask", [{ ...email, theirs: { of: "email" } }])).toEqual([]);
  });

  it("a conflict at another place is another one, also where the others have the same there (S8)", () => {
    const elsewhere = { ...phone, theirs: email.theirs };
    expect(refused([elsewhere], "ask", [email])).toEqual([elsewhere]);
  });

  it("a save that rejects is refused by those that were seen, too (S8)", () => {
    expect(refused([email, phone], "reject", [email, phone])).toEqual([email, phone]);
    expect(refused([], "reject", [email])).toEqual([]);
  });

  it("a save that overwrites is refused by none (S8)", () => {
    expect(refused([email, phone], "overwrite", [])).toEqual([]);
  });
});

describe("an answer that is older than what was read meanwhile", () => {
  const before = { proxy: { a: 1, b: 1, c: 1 } };
  const answer = content({ proxy: { a: 2, b: 2, c: 1 } });
  const written = [
    ["proxy", "a"],
    ["proxy", "b"],
  ];
  const isOutdated = (...told: unknown[]) => isAnswerOutdated(answer, { before, told, written });

  it("an answer is the newest where nothing was read meanwhile (S8)", () => {
    expect(isOutdated()).toBe(false);
  });

  it("a read from before the request was done leaves the answer the newest (S8)", () => {
    expect(isOutdated(before)).toBe(false);
    expect(isOutdated({ proxy: { ...before.proxy, c: 3 } })).toBe(false);
  });

  it("a read that has what the request wrote is newer than the answer (S8)", () => {
    expect(isOutdated({ proxy: { a: 2, b: 2, c: 3 } })).toBe(true);
    expect(isOutdated(before, answer)).toBe(true);
  });

  it("a read that others have changed in part is newer where the rest is as answered (S8)", () => {
    expect(isOutdated({ proxy: { a: 2, b: 9, c: 1 } })).toBe(true);
  });

  it("a read in which a place is as before was read before the request was done (S8)", () => {
    expect(isOutdated({ proxy: { a: 2, b: 1, c: 1 } })).toBe(false);
  });

  it("a read in which others have changed all of it tells nothing (S8)", () => {
    expect(isOutdated({ proxy: { a: 8, b: 9, c: 1 } })).toBe(false);
  });

  it("what others changed elsewhere, which the answer tells, too, does not make it older (S8)", () => {
    const withOthers = content({ proxy: { a: 2, b: 2, c: 5 } });
    const told = [{ proxy: { a: 1, b: 1, c: 5 } }];
    expect(isAnswerOutdated(withOthers, { before, told, written })).toBe(false);
  });

  it("a read of what others changed, with a place that both wrote, tells nothing (S8)", () => {
    const withOthers = content({ proxy: { a: 2, b: 1, c: 5 } });
    const told = [{ proxy: { a: 9, b: 1, c: 5 } }];
    expect(isAnswerOutdated(withOthers, { before, told, written: [["proxy", "a"]] })).toBe(false);
  });

  it("what a request left as it was in a place that it wrote tells nothing (S8)", () => {
    expect(isAnswerOutdated(answer, { before, told: [answer], written: [["proxy"]] })).toBe(true);
  });

  it("what a request wrote of a config that was not there is compared, too (S8)", () => {
    const told = [answer];
    expect(isAnswerOutdated(answer, { before: undefined, told, written: [["proxy"]] })).toBe(true);
  });

  it("only the places that were written are laid on what was read (S8)", () => {
    expect(withWritten(content({ proxy: { a: 7, b: 7, c: 7 } }), answer, [["proxy", "a"]])).toEqual({
      proxy: { a: 2, b: 7, c: 7 },
    });
  });

  it("what others have removed around a written place comes back as it was answered (S8)", () => {
    expect(withWritten(content({ provider: "salesforce" }), answer, [["proxy", "a"]])).toEqual({
      provider: "salesforce",
      proxy: { a: 2, b: 2, c: 1 },
    });
    expect(withWritten(undefined, answer, [["proxy", "a"]])).toEqual(answer);
  });
});
