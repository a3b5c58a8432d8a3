/** A path as code that breaks between its parts, not inside a name or an id. */
export function PathText({ path }: { path: string }) {
  return (
    <code className="path">
      {path.split(/(?=\/)/).map((part, index) => (
        <span key={index}>{part}</span>
      ))}
    </code>
  );
}
