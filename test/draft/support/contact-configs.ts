/** A config that reads `contact`, as enabling leaves it, with more parts of that object. */
export const readContact = (parts: object = {}) => ({
  read: {
    objects: {
      contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {}, ...parts },
    },
  },
});
/** A config that writes `contact`, with more parts of that object. */
export const writeContact = (parts: object = {}) => ({
  write: { objects: { contact: { objectName: "contact", ...parts } } },
});
/** A config that subscribes to `contact` without a manifest, with more parts of that object. */
export const subscribeContact = (parts: object = {}) => ({
  subscribe: { objects: { contact: { objectName: "contact", inheritFieldsAndMappings: true, ...parts } } },
});
/** A config whose update event of `contact` is the one given. It watches all fields or the ones listed: one stands in place of the other. */
export const withUpdateEvent = (updateEvent: object) => ({
  provider: "salesforce",
  subscribe: { objects: { contact: { objectName: "contact", updateEvent } } },
});
/** Where that event is. */
export const updateEventPath = ["subscribe", "objects", "contact", "updateEvent"];
export const updateEventPointer = "/subscribe/objects/contact/updateEvent";
