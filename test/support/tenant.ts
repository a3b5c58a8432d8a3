/** One customer of the test integration. */
export const tenant = {
  integration: "write-to-salesforce",
  groupRef: "customer-group-ref",
  consumerRef: "customer-consumer-ref",
};
