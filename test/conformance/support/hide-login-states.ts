/** Hides what no two backends have alike: the state parameters of logins, which nobody can foresee, and the codes made of them. */
export function hideLoginStates(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{32}\b/g, "<state>").replaceAll(/\bcode-[0-9a-f]{8}\b/g, "<code>");
}
