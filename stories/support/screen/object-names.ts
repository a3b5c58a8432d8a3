/** An object and its parties, as a settings card names them to the customer. */
export interface ObjectNames {
  objectName: string;
  displayName: string;
  appName: string;
  providerName: string;
}
