import type { FieldMetadata } from "../../../src/contract/index.js";
import { createFieldMaker } from "../field-maker.js";

/** HubSpot's names of the property types: type and field type. */
export const typeNames = {
  string: "string.text",
  boolean: "bool.booleancheckbox",
  singleSelect: "enumeration.select",
  multiSelect: "enumeration.checkbox",
  date: "date.date",
  datetime: "datetime.date",
  int: "number.number",
  float: "number.number",
  reference: "enumeration.select",
  other: "string.text",
} as const;

const field = createFieldMaker(typeNames);

const readOnly = { readOnly: true } as const;

/** The properties of every object of HubSpot. */
export const everyObject: readonly FieldMetadata[] = [
  field("hs_object_id", "Record ID", "int", readOnly),
  field("hs_createdate", "Object create date/time", "datetime", readOnly),
  field("hs_lastmodifieddate", "Last modified date", "datetime", readOnly),
  field("hs_created_by_user_id", "Created by user ID", "int", readOnly),
  field("hs_updated_by_user_id", "Updated by user ID", "int", readOnly),
  field("hubspot_owner_id", "Owner", "reference", { referenceTo: ["owners"] }),
  field("hubspot_owner_assigneddate", "Owner assigned date", "datetime", readOnly),
  field("hubspot_team_id", "HubSpot team", "reference", { referenceTo: ["teams"], ...readOnly }),
];

const phone = { providerType: "string.phonenumber" } as const;
const textArea = { providerType: "string.textarea" } as const;
const lifecycleStages = [
  ["subscriber", "Subscriber"],
  ["lead", "Lead"],
  ["marketingqualifiedlead", "Marketing Qualified Lead"],
  ["salesqualifiedlead", "Sales Qualified Lead"],
  ["opportunity", "Opportunity"],
  ["customer", "Customer"],
] as const;

/** The standard objects contacts, companies, deals and tickets with their properties. */
export const objects: ReadonlyMap<string, readonly FieldMetadata[]> = new Map([
  [
    "contacts",
    [
      ...everyObject,
      field("email", "Email", "string"),
      field("firstname", "First name", "string"),
      field("lastname", "Last name", "string"),
      field("phone", "Phone number", "string", phone),
      field("mobilephone", "Mobile phone number", "string", phone),
      field("company", "Company name", "string"),
      field("jobtitle", "Job title", "string"),
      field("website", "Website URL", "string"),
      field("city", "City", "string"),
      field("country", "Country/Region", "string"),
      field("lifecyclestage", "Lifecycle stage", "singleSelect", { values: lifecycleStages }),
      field("hs_lead_status", "Lead status", "singleSelect", {
        values: [
          ["NEW", "New"],
          ["OPEN", "Open"],
          ["IN_PROGRESS", "In progress"],
          ["UNQUALIFIED", "Unqualified"],
        ],
      }),
      field("createdate", "Create date", "datetime", readOnly),
      field("associatedcompanyid", "Primary associated company ID", "reference", {
        referenceTo: ["companies"],
        ...readOnly,
      }),
      field("hs_email_optout", "Unsubscribed from all email", "boolean", readOnly),
    ],
  ],
  [
    "companies",
    [
      ...everyObject,
      field("name", "Company name", "string"),
      field("domain", "Company domain name", "string"),
      field("website", "Website URL", "string"),
      field("phone", "Phone number", "string", phone),
      field("industry", "Industry", "singleSelect", {
        values: [
          ["ACCOUNTING", "Accounting"],
          ["BANKING", "Banking"],
          ["COMPUTER_SOFTWARE", "Computer Software"],
          ["EDUCATION_MANAGEMENT", "Education Management"],
        ],
      }),
      field("type", "Type", "singleSelect", {
        values: [
          ["PROSPECT", "Prospect"],
          ["PARTNER", "Partner"],
          ["RESELLER", "Reseller"],
          ["OTHER", "Other"],
        ],
      }),
      field("numberofemployees", "Number of employees", "int"),
      field("annualrevenue", "Annual revenue", "float"),
      field("city", "City", "string"),
      field("country", "Country/Region", "string"),
      field("lifecyclestage", "Lifecycle stage", "singleSelect", { values: lifecycleStages }),
      field("description", "Description", "string", textArea),
      field("createdate", "Create date", "datetime", readOnly),
    ],
  ],
  [
    "deals",
    [
      ...everyObject,
      field("dealname", "Deal name", "string", { isRequired: true }),
      field("amount", "Amount", "float"),
      field("closedate", "Close date", "datetime"),
      field("pipeline", "Pipeline", "singleSelect", { values: [["default", "Sales Pipeline"]] }),
      field("dealstage", "Deal stage", "singleSelect", {
        isRequired: true,
        values: [
          ["appointmentscheduled", "Appointment Scheduled"],
          ["qualifiedtobuy", "Qualified To Buy"],
          ["contractsent", "Contract Sent"],
          ["closedwon", "Closed Won"],
          ["closedlost", "Closed Lost"],
        ],
      }),
      field("dealtype", "Deal type", "singleSelect", {
        values: [
          ["newbusiness", "New Business"],
          ["existingbusiness", "Existing Business"],
        ],
      }),
      field("hs_priority", "Priority", "singleSelect", {
        values: [
          ["low", "Low"],
          ["medium", "Medium"],
          ["high", "High"],
        ],
      }),
      field("description", "Deal description", "string", textArea),
      field("hs_is_closed", "Is deal closed?", "boolean", readOnly),
      field("num_associated_contacts", "Number of associated contacts", "int", readOnly),
      field("createdate", "Create date", "datetime", readOnly),
    ],
  ],
  [
    "tickets",
    [
      ...everyObject,
      field("subject", "Ticket name", "string"),
      field("content", "Ticket description", "string", textArea),
      field("hs_pipeline", "Pipeline", "singleSelect", { values: [["0", "Support Pipeline"]] }),
      field("hs_pipeline_stage", "Ticket status", "singleSelect", {
        isRequired: true,
        values: [
          ["1", "New"],
          ["2", "Waiting on contact"],
          ["3", "Waiting on us"],
          ["4", "Closed"],
        ],
      }),
      field("hs_ticket_priority", "Priority", "singleSelect", {
        values: [
          ["LOW", "Low"],
          ["MEDIUM", "Medium"],
          ["HIGH", "High"],
        ],
      }),
      field("hs_ticket_category", "Category", "multiSelect", {
        values: [
          ["PRODUCT_ISSUE", "Product Issue"],
          ["BILLING_ISSUE", "Billing Issue"],
          ["FEATURE_REQUEST", "Feature Request"],
          ["GENERAL_INQUIRY", "General Inquiry"],
        ],
      }),
      field("source_type", "Source", "singleSelect", {
        values: [
          ["CHAT", "Chat"],
          ["EMAIL", "Email"],
          ["FORM", "Form"],
          ["PHONE", "Phone"],
        ],
      }),
      field("closed_date", "Close date", "datetime", readOnly),
      field("createdate", "Create date", "datetime", readOnly),
    ],
  ],
]);
