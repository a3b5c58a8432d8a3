import { describe, expect, it } from "vitest";
import type { ConfigIssue } from "../../../src/config/config-issue.js";
import { reportedIssues } from "../../../src/draft/store/reported-issues.js";
import { reportOn } from "../../../src/draft/store/server-report.js";
import { draftOf } from "../support/draft-of.js";

const events = "/subscribe/objects/contact/updateEvent";

/** A draft whose server has refused what stands at a place. */
function refusedAt(path: string) {
  const { store, config } = draftOf({
    subscribe: {
      objects: {
        contact: {
          objectName: "contact",
          updateEvent: { enabled: "always", requiredWatchFields: ["email", "phone"] },
        },
      },
    },
  });
  const issue = { severity: "error", code: "refused", path, params: {}, message: "no", hint: "" };
  reportOn(store).setState({ issues: [issue as unknown as ConfigIssue], sent: store.get() }, true);
  const watch = (fields: readonly string[]) => {
    store.edit(["subscribe", "objects", "contact", "updateEvent", "requiredWatchFields"], fields);
  };
  return { store, config, watch, places: () => reportedIssues(store).map((each) => each.path) };
}

describe("what the server refused", () => {
  it.each([
    `${events}/requiredWatchFields/1`,
    `${events}/requiredWatchFields/1/name`,
    `${events}/requiredWatchFields`,
  ])("a refusal at %s fades when the list is edited, and is back when that is taken back (H7)", (path) => {
    const { store, watch, places } = refusedAt(path);
    expect(places()).toEqual([path]);
    watch(["email"]);
    expect(places()).toEqual([]);
    store.undo();
    expect(places()).toEqual([path]);
  });

  it("elsewhere stays, and so does what was refused as missing until it is there (H7)", () => {
    const { store, watch, places } = refusedAt(`${events}/watchFieldsAuto`);
    const known = reportedIssues(store);
    watch(["email"]);
    expect(reportedIssues(store)).toBe(known);
    store.edit(["subscribe", "objects", "contact", "updateEvent", "watchFieldsAuto"], "all");
    expect(places()).toEqual([]);
  });
});

describe("a draft that no server has refused", () => {
  it("it has no issues of a server's, and always the same list of them (H7)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    const issues = reportedIssues(store);
    expect(issues).toEqual([]);
    store.edit(["proxy", "enabled"], true);
    expect(reportedIssues(store)).toBe(issues);
  });
});
