/** Whether a host's name, as a URL has it, stands for this machine alone. */
export function isThisMachine(hostname: string): boolean {
  return /^(([^.]+\.)*localhost\.?|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
