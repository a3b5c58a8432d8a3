import type { Chapter } from "./rule.js";

/** What makes an `amp.yaml` of form 1.0.0 right or wrong. */
export const manifestRules: Chapter = {
  title: "The manifest",
  rules: [
    {
      id: "M1",
      title: "The version is 1.0.0",
      text: "specVersion is required and has this one value, quoted or not.",
    },
    {
      id: "M2",
      title: "There are integrations",
      text: "integrations is a list with at least one item.",
    },
    {
      id: "M3",
      title: "An integration has a name and a provider",
      text: "The name has at most 64 characters and stands once in the file; a display name has at most 100.",
    },
    {
      id: "M4",
      title: "An integration does something",
      text: "It has at least one of read, write, subscribe and proxy.",
    },
    {
      id: "M5",
      title: "Actions have objects",
      text: "read, write and subscribe have a list of at least one object, and each object has a name.",
    },
    {
      id: "M6",
      title: "An object stands once in each action",
      text: "Two objects of one action have different names.",
    },
    {
      id: "M7",
      title: "A read object has a destination",
      text: "It says where the records are sent.",
    },
    {
      id: "M8",
      title: "A schedule is cron and not too frequent",
      text: "It has five parts, and its runs are at least ten minutes apart. 7 is Sunday, too.",
    },
    {
      id: "M9",
      title: "A field is named, or left to the customer",
      text: "It has a fieldName, or is a mapping with a mapToName for which the customer chooses the field. A mapToName stands once in each object.",
    },
    {
      id: "M10",
      title: "Optional fields can be all",
      text: "The only value of optionalFieldsAuto is all.",
    },
    {
      id: "M11",
      title: "Nested names are well-formed",
      text: "A name in brackets is written like $['a']['b'].",
    },
    {
      id: "M12",
      title: "A backfill has one period",
      text: "It is a number of days or the full history. Left empty it means the service’s default.",
    },
    {
      id: "M13",
      title: "Delivery is automatic or on request",
      text: "On request it has a page size from 50 to 500; automatic it has none.",
    },
    {
      id: "M14",
      title: "What is always enabled can run by itself",
      text: "Such an object has required fields that nobody needs to map, and a schedule.",
    },
    {
      id: "M15",
      title: "Subscribing needs reading",
      text: "An integration that subscribes also reads.",
    },
    {
      id: "M16",
      title: "A subscribe object has a destination and its fields",
      text: "With create, update or delete events it inherits the fields of a read object with the same name.",
    },
    {
      id: "M17",
      title: "An event is always enabled",
      text: "The only value of an event’s enabled is always.",
    },
    {
      id: "M18",
      title: "An update event watches in one way",
      text: "All or selected fields automatically, or a list of names that are not nested.",
    },
    {
      id: "M19",
      title: "Salesforce has five subscribe objects",
      text: "More of them are an error.",
    },
    {
      id: "M20",
      title: "Values have the type that the reference gives",
      text: "Booleans, texts, numbers and lists are what they should be; a key with nothing under it counts as absent.",
    },
    {
      id: "M30",
      title: "An unknown key is named",
      text: "A warning with the nearest known key. A known key in other letters is read.",
    },
    {
      id: "M31",
      title: "Names are in small letters",
      text: "A warning for a name with other characters than small letters, digits, hyphen and underscore.",
    },
    {
      id: "M32",
      title: "A subscribe object without events does nothing",
      text: "A warning.",
    },
    {
      id: "M33",
      title: "Inherited mappings need a read object",
      text: "A warning for a write object that inherits the mappings of an object that is not read.",
    },
    {
      id: "M34",
      title: "A provider supports what is asked of it",
      text: "A warning where a known provider lacks writing, batches, deletion or subscribing, or where a name is close to a known one.",
    },
    {
      id: "M35",
      title: "A mapping has words for the customer",
      text: "A warning where a mapping that the customer fills has no display name or prompt.",
    },
    {
      id: "M36",
      title: "A read object has a schedule",
      text: "A warning where it has none: it is then read only on request or through subscribe.",
    },
    {
      id: "M37",
      title: "A key has something under it",
      text: "A warning for one that has nothing; it counts as absent.",
    },
    {
      id: "M38",
      title: "A field stands once in a list",
      text: "A warning for one that stands twice.",
    },
    {
      id: "M39",
      title: "A schedule has a next run",
      text: "A warning for one that never runs, such as that of 31 February.",
    },
  ],
};
