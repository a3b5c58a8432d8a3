/** What a customer of a provider sees and picks in the prebuilt UI. */
export interface Customer {
  integration: string;
  provider: string;
  /** The object that has a mapping, by its name and by its tab. */
  mapped: { objectName: string; tab: string };
  /** The object whose fields are all free to choose, the tab, and two of its fields. */
  open: { objectName: string; tab: string; field: string; fieldName: string };
  /** Fields of the mapped object by their labels and names: mapped at first, and after an edit. */
  first: { label: string; fieldName: string };
  second: { label: string; fieldName: string };
  /** The optional field's label. */
  optional: string;
}

/** A customer of each provider that the mock simulates. */
export const customers: Readonly<Record<"salesforce" | "hubspot", Customer>> = {
  salesforce: {
    integration: "salesforce-sync",
    provider: "Salesforce",
    mapped: { objectName: "contact", tab: "People" },
    open: { objectName: "account", tab: "Account", field: "Account Fax", fieldName: "fax" },
    first: { label: "Title", fieldName: "title" },
    second: { label: "Department", fieldName: "department" },
    optional: "Business Phone",
  },
  hubspot: {
    integration: "hubspot-sync",
    provider: "HubSpot",
    mapped: { objectName: "contacts", tab: "People" },
    open: { objectName: "companies", tab: "Companies", field: "City", fieldName: "city" },
    first: { label: "Job title", fieldName: "jobtitle" },
    second: { label: "City", fieldName: "city" },
    optional: "Phone number",
  },
};
