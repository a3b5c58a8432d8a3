/** What a screen is for; where there is something to save, also that nothing changes before. */
export function leadOfEditor(lead: string, readOnlyReason: string | undefined): string {
  return readOnlyReason === undefined ? `${lead} Nothing changes until you save.` : lead;
}
