/** The sections of a config or a manifest that hold objects, in the order in which a plan names them. */
export const configActions = ["read", "write", "subscribe"] as const;
