"use client";

import { useAmpersandScope } from "../providers/ampersand-context.js";

/**
 * Returns the function that ends the session of the nearest `AmpersandProvider`: it forgets its tokens, what was loaded with
 * them, and the drafts that are not kept in a storage. What stays on screen starts a new session with the same credential, so
 * unmount it, or change the credential, in the same step.
 *
 * @example
 * function SignOut({ leave }: { leave: () => void }) {
 *   const signOut = useSignOut();
 *   return <button onClick={() => { signOut(); leave(); }}>Sign out</button>;
 * }
 */
export function useSignOut(): () => void {
  return useAmpersandScope().signOut;
}
