import { useConnection, useInstallation, useManifest, type UseConnectOptions } from "headless-write-kit";
import { Connect } from "./connect";
import { Conflicts } from "./conflicts";
import { Mapping } from "./mapping";
import { SaveButton } from "./save-button";
import { WrittenObject } from "./written-object";

/** The screen: connecting first, then what there is to decide. Tests say how a login window opens. */
export function Settings(login: UseConnectOptions) {
  const connection = useConnection();
  const installation = useInstallation();
  const manifest = useManifest();

  const error = connection.error ?? installation.error ?? manifest.error;
  if (error) return <p role="alert">{error.message}</p>;
  if (connection.isSuccess && !connection.connection) return <Connect {...login} />;
  if (!installation.isSuccess || !manifest.isSuccess) return <p>Loading…</p>;

  const { displayName, write, read } = manifest.data?.content ?? {};
  return (
    <main>
      <h1>{displayName}</h1>
      <Conflicts />
      {read?.objects?.map((object) => (
        <Mapping key={object.objectName} {...object} />
      ))}
      {write?.objects?.map((object) => (
        <WrittenObject key={object.objectName} {...object} />
      ))}
      <SaveButton />
    </main>
  );
}
