"use client";

import { useAmpersandScope } from "../providers/ampersand-context.js";

/**
 * Returns the function that ends the session of the nearest `AmpersandProvider`: it forgets its tokens, what was loaded with
 * them, and the drafts that are not kept in a storage. What stays on screen starts anew, so take it away, or change who is
 * signed in, with it.
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
