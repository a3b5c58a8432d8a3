/** Whether the provider lets in whoever asks with the customer's credentials. */
export interface ProviderAccess {
  /** Whether no connection of the customer has credentials that the provider accepts. */
  isRefused(): boolean;
  /** Stops to accept the credentials; a new login has new ones. */
  refuse(): void;
}

/** The access of an instance that nobody connects to. */
export const openAccess: ProviderAccess = { isRefused: () => false, refuse: () => undefined };
