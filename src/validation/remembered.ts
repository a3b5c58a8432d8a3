/** Works out what is asked for once for each name. */
export function remembered<TResult>(make: (name: string) => TResult): (name: string) => TResult {
  const made = new Map<string, TResult>();
  return (name) => {
    // Asked for by key: the result may be undefined.
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name) as TResult;
  };
}
