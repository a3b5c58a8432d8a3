import { describe, expect, it } from "vitest";
import { readApiKey, readServiceUrl } from "../../../mock-server/cli/commands/service-options.js";
import { hearErrors } from "../support/hear-errors.js";

const said = hearErrors();

describe("the URL of a service that is sent a key", () => {
  it.each([
    "http://api.example.com/v1",
    "http://10.0.0.7:4010/v1",
    "http://localhost.example.com",
    "http://[2001:db8::1]/v1",
  ])("the URL of a service that is sent a key is taken with a warning where it is %s (H20)", (url) => {
    expect(readServiceUrl("against", url)).toBe(url);
    expect(said()).toContain(`--against sends the API key to ${new URL(url).hostname} over plain http`);
  });

  it.each([
    ...["https://api.example.com/v1", "http://localhost:4010/v1", "http://127.0.0.1/v1", "http://[::1]:1/v1"],
    ...["http://kit.localhost:3000/v1", "http://127.8.8.8/v1"],
  ])("the URL of a service that is sent a key is taken without a word where it is %s (H20)", (url) => {
    expect(readServiceUrl("url", url)).toBe(url);
    expect(said()).toBe("");
  });
});

describe("the key of a service", () => {
  it("a key that is given by a variable and by a file is refused, as one of them would be passed over (H20)", async () => {
    await expect(readApiKey({ "api-key-env": "KEY", "api-key-file": "key.txt" })).rejects.toThrow(
      "the key is given by --api-key-env and by --api-key-file; leave one of them out",
    );
  });
});
