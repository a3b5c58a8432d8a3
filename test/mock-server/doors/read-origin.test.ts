import { describe, expect, it } from "vitest";
import { startMockServer } from "../../../mock-server/doors/http-server.js";
import { readOrigin } from "../../../mock-server/doors/read-origin.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

describe("an origin whose pages may ask", () => {
  it.each([
    ["http://localhost:5173", "http://localhost:5173"],
    ["http://localhost:5173/", "http://localhost:5173"],
    ["HTTPS://App.Example", "https://app.example"],
    ["http://localhost:80", "http://localhost"],
    ["https://app.example:443", "https://app.example"],
    ["http://[::1]:3000", "http://[::1]:3000"],
    ["http://bücher.example", "http://xn--bcher-kva.example"],
  ])("an origin whose pages may ask is read as a browser says it: %s (I11)", (text, origin) => {
    expect(readOrigin(text)).toBe(origin);
  });

  it.each([
    "",
    "*",
    "null",
    "localhost:5173",
    "//localhost:5173",
    "ftp://localhost",
    "file:///tmp",
    "http://",
    "http://localhost:99999",
    "http://jane@localhost",
    "http://localhost/app",
    "http://localhost/?",
    "http://localhost#",
    "http://local host",
    "http:\\\\localhost",
  ])(
    "no origin whose pages may ask is %j, and the server says so before it takes a port (I11)",
    async (text) => {
      expect(readOrigin(text)).toBeUndefined();
      const started = startMockServer({ manifest: salesforceManifest, port: 0, origins: [text] });
      await expect(started).rejects.toThrow(
        "write scheme, host and port alone, such as http://localhost:5173",
      );
    },
  );
});
