import type { FieldMetadata } from "../../../src/contract/index.js";
import { createFieldMaker } from "../field-maker.js";

/** Salesforce's names of the field types. */
export const typeNames = {
  string: "string",
  boolean: "boolean",
  singleSelect: "picklist",
  multiSelect: "multipicklist",
  date: "date",
  datetime: "datetime",
  int: "int",
  float: "double",
  reference: "reference",
  other: "anyType",
} as const;

const field = createFieldMaker(typeNames);

const readOnly = { readOnly: true } as const;
const required = { isRequired: true } as const;

/** The fields of every object of Salesforce. */
export const everyObject: readonly FieldMetadata[] = [
  field("id", "Record ID", "string", { providerType: "id", ...readOnly }),
  field("name", "Name", "string"),
  field("ownerid", "Owner ID", "reference", { referenceTo: ["User"] }),
  field("createddate", "Created Date", "datetime", readOnly),
  field("createdbyid", "Created By ID", "reference", { referenceTo: ["User"], ...readOnly }),
  field("lastmodifieddate", "Last Modified Date", "datetime", readOnly),
  field("lastmodifiedbyid", "Last Modified By ID", "reference", { referenceTo: ["User"], ...readOnly }),
  field("systemmodstamp", "System Modstamp", "datetime", readOnly),
  field("isdeleted", "Deleted", "boolean", readOnly),
];

const exceptName = everyObject.filter((known) => known.fieldName !== "name");
const phone = { providerType: "phone" } as const;
const url = { providerType: "url" } as const;
const email = { providerType: "email" } as const;
const textArea = { providerType: "textarea" } as const;
const industries = [
  "Agriculture",
  "Banking",
  "Consulting",
  "Education",
  "Energy",
  "Healthcare",
  "Technology",
];
const leadSources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"];
const ratings = ["Hot", "Warm", "Cold"];

/**
 * The standard objects account, contact, lead and opportunity with their fields. All names are in lower case,
 * as the platform returns them.
 */
export const objects: ReadonlyMap<string, readonly FieldMetadata[]> = new Map([
  [
    "account",
    [
      ...exceptName,
      field("name", "Account Name", "string", required),
      field("type", "Account Type", "singleSelect", {
        values: ["Prospect", ["Customer - Direct", "Customer (direct)"], "Partner", "Other"],
      }),
      field("industry", "Industry", "singleSelect", { values: industries }),
      field("rating", "Account Rating", "singleSelect", { values: ratings }),
      field("accountnumber", "Account Number", "string"),
      field("annualrevenue", "Annual Revenue", "float", { providerType: "currency" }),
      field("numberofemployees", "Employees", "int"),
      field("phone", "Account Phone", "string", phone),
      field("fax", "Account Fax", "string", phone),
      field("website", "Website", "string", url),
      field("billingstreet", "Billing Street", "string", textArea),
      field("billingcity", "Billing City", "string"),
      field("billingpostalcode", "Billing Zip/Postal Code", "string"),
      field("billingcountry", "Billing Country", "string"),
      field("parentid", "Parent Account ID", "reference", { referenceTo: ["Account"] }),
      field("description", "Account Description", "string", textArea),
    ],
  ],
  [
    "contact",
    [
      ...exceptName,
      field("name", "Full Name", "string", readOnly),
      field("salutation", "Salutation", "singleSelect", { values: ["Mr.", "Ms.", "Mx.", "Dr.", "Prof."] }),
      field("firstname", "First Name", "string"),
      field("lastname", "Last Name", "string", required),
      field("email", "Email", "string", email),
      field("phone", "Business Phone", "string", phone),
      field("mobilephone", "Mobile Phone", "string", phone),
      field("title", "Title", "string"),
      field("department", "Department", "string"),
      field("birthdate", "Birthdate", "date"),
      field("accountid", "Account ID", "reference", { referenceTo: ["Account"] }),
      field("leadsource", "Lead Source", "singleSelect", { values: leadSources }),
      field("mailingcity", "Mailing City", "string"),
      field("mailingcountry", "Mailing Country", "string"),
      field("hasoptedoutofemail", "Email Opt Out", "boolean"),
      field("description", "Contact Description", "string", textArea),
    ],
  ],
  [
    "lead",
    [
      ...exceptName,
      field("name", "Full Name", "string", readOnly),
      field("firstname", "First Name", "string"),
      field("lastname", "Last Name", "string", required),
      field("company", "Company", "string", required),
      field("email", "Email", "string", email),
      field("phone", "Phone", "string", phone),
      field("title", "Title", "string"),
      field("status", "Lead Status", "singleSelect", {
        ...required,
        values: [
          "Open - Not Contacted",
          "Working - Contacted",
          "Closed - Converted",
          "Closed - Not Converted",
        ],
      }),
      field("leadsource", "Lead Source", "singleSelect", { values: leadSources }),
      field("rating", "Rating", "singleSelect", { values: ratings }),
      field("industry", "Industry", "singleSelect", { values: industries }),
      field("annualrevenue", "Annual Revenue", "float", { providerType: "currency" }),
      field("website", "Website", "string", url),
      field("isconverted", "Converted", "boolean", readOnly),
      field("convertedaccountid", "Converted Account ID", "reference", {
        referenceTo: ["Account"],
        ...readOnly,
      }),
      field("description", "Description", "string", textArea),
    ],
  ],
  [
    "opportunity",
    [
      ...exceptName,
      field("name", "Name", "string", required),
      field("accountid", "Account ID", "reference", { referenceTo: ["Account"] }),
      field("amount", "Amount", "float", { providerType: "currency" }),
      field("closedate", "Close Date", "date", required),
      field("stagename", "Stage", "singleSelect", {
        ...required,
        values: ["Prospecting", "Qualification", "Proposal/Price Quote", "Closed Won", "Closed Lost"],
      }),
      field("probability", "Probability (%)", "float", { providerType: "percent" }),
      field("type", "Opportunity Type", "singleSelect", {
        values: ["Existing Customer - Upgrade", "New Customer"],
      }),
      field("leadsource", "Lead Source", "singleSelect", { values: leadSources }),
      field("nextstep", "Next Step", "string"),
      field("expectedrevenue", "Expected Amount", "float", { providerType: "currency", ...readOnly }),
      field("isclosed", "Closed", "boolean", readOnly),
      field("iswon", "Won", "boolean", readOnly),
      field("description", "Description", "string", textArea),
    ],
  ],
]);
