/** Whether a host name, in the form of a URL, always means this machine. */
export function isThisMachine(hostname: string): boolean {
  return /^(([^.]+\.)*localhost\.?|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
