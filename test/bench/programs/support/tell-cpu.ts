/** Prints the CPU time that this process has used so far, in µs, for each line that it is sent. */
export function tellCpuWhenAsked(): void {
  process.stdin.on("data", () => {
    const { user, system } = process.cpuUsage();
    console.log(String(user + system));
  });
}
