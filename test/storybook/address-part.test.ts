import { describe, expect, it } from "vitest";
import { takeAddressPart } from "../../stories/support/flows/connect/address-part.js";

const ofSalesforce = { name: "workspace", baseUrl: "https://{{.workspace}}.my.salesforce.com" };

describe("the subdomain that a customer enters", () => {
  it.each([
    ["acme", "acme"],
    ["  acme ", "acme"],
    ["\u200bacme\u200b\ufeff", "acme"],
    ["https://acme.my.salesforce.com", "acme"],
    ["//acme.my.salesforce.com/", "acme"],
    ["acme.my.salesforce.com.", "acme"],
    ["HTTPS://ACME.MY.SALESFORCE.COM/home?x=1#y", "acme"],
    ["https://jane@acme.my.salesforce.com:443/", "acme"],
    ["acme.lightning.force.com/lightning/page/home", "acme"],
    ["https://acme--uat.sandbox.my.salesforce.com", "acme--uat.sandbox"],
    ["acme--uat.sandbox", "acme--uat.sandbox"],
    ["https://acme.my.salesforce-setup.com/lightning/setup", "acme"],
  ])("a full address or a name, as %j, gives the part", (text, part) => {
    expect(takeAddressPart(text, ofSalesforce)).toEqual({ ok: true, part });
  });

  it.each([
    "https://login.salesforce.com",
    "test.salesforce.com/",
    "www.salesforce.com",
    "acme.example.com",
    "acme.example.de",
    "acme.my.salesforce.mil",
    "acme corp",
    "acme/home",
    "jane@acme.com",
  ])("an address of something else, as %j, gives none", (text) => {
    expect(takeAddressPart(text, ofSalesforce)).toEqual({ ok: false });
  });
});
