/** What an app might write, by object: the record that the form starts with. */
export const sampleRecords: Record<string, Record<string, string>> = {
  contact: {
    firstname: "Harry",
    lastname: "Potter",
    email: "harry@hogwarts.example",
    mobile: "+44 20 7946 0958",
    territory: "Scotland",
    title: "Seeker",
  },
  account: { name: "Hogwarts", industry: "Education" },
  touchpoints__c: { channel: "email", contact_email: "harry@hogwarts.example" },
};
