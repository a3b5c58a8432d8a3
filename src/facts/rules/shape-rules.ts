import type { Chapter } from "./rule.js";

/** What holds for turning a request’s record into the provider’s fields. */
export const shapeRules: Chapter = {
  title: "Shaping a record",
  rules: [
    {
      id: "P1",
      title: "Names are mapped names where a mapping exists",
      text: "A request uses the app’s name of a field where there is a mapping for it, and the provider’s name elsewhere.",
    },
    {
      id: "P2",
      title: "Defaults fill what the request leaves out",
      text: "A field that has a default and is not in the request is added, on create and on update. A null in the request is a value, and stays.",
    },
    {
      id: "P3",
      title: "Fields are written always, never or only if empty",
      text: "Each field has a policy for creating and one for updating. “Only if empty” writes it where the record has nothing yet; defaults follow the policies as well.",
    },
    {
      id: "P4",
      title: "Mapped names and values become the provider’s",
      text: "An object that inherits its mappings has its names and values turned into those of the provider, those of nested fields too.",
    },
    {
      id: "P5",
      title: "Mappings that were left out are stripped",
      text: "A mapping that the customer has left open leads to no field, so what the request has for it is taken out. If the app asks for it, so is every field without a mapping.",
    },
    {
      id: "P6",
      title: "Two names for one field are refused",
      text: "Where two names of a request lead to one field of the provider, the answer names both. Different values inside one field are no clash: they are merged into it.",
    },
    {
      id: "P7",
      title: "Older value defaults still work",
      text: "Defaults in their older form, a value and whether it applies on update, are still filled in. Where a field has a setting as well, that wins.",
    },
    {
      id: "P8",
      title: "A trace tells why each field came out as it did",
      text: "Shaping says of each field what became of it, by which rule and by which setting, and why a default was left out. A preview shows it for the draft before it is saved.",
    },
  ],
};
