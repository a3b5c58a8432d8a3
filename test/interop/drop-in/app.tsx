// An app as the published guide to headless UI shows it (https://docs.withampersand.com/headless): nothing here knows of
// another package than the published one.
import {
  AmpersandProvider,
  FieldSettingWriteOnUpdateEnum,
  InstallationProvider,
  useAmpersandProviderProps,
  useConnection,
  useCreateInstallation,
  useDeleteInstallation,
  useInstallation,
  useIsIntegrationInstalled,
  useLocalConfig,
  useManifest,
  useUpdateInstallation,
  type Config,
  type Connection,
  type FieldMetadata,
  type Installation,
  type InstallationConfigContent,
  type WriteObjectHandlers,
} from "@amp-labs/react";
import { useState, type FormEvent } from "react";

export interface AppProps {
  project: string;
  groupRef: string;
  getToken: (identity: { consumerRef: string; groupRef: string }) => Promise<string>;
}

const integration = "write-to-salesforce";

export function App({ project, groupRef, getToken }: AppProps) {
  return (
    <AmpersandProvider options={{ project, getToken }}>
      <InstallationProvider
        integration={integration}
        groupRef={groupRef}
        groupName="Acme"
        consumerRef="jane"
        consumerName="Jane"
      >
        <Header groupRef={groupRef} />
        <Screen />
      </InstallationProvider>
    </AmpersandProvider>
  );
}

function Header({ groupRef }: { groupRef: string }) {
  const { projectIdOrName, options } = useAmpersandProviderProps();
  const { isIntegrationInstalled, isLoaded, config } = useIsIntegrationInstalled(integration, groupRef);
  const since: Config["createTime"] | undefined = config?.createTime;
  return (
    <header>
      <h1>{`${projectIdOrName} for ${groupRef}${options.apiKey ? " by key" : ""}`}</h1>
      {isLoaded && (
        <p>{isIntegrationInstalled ? `Installed in ${String(since?.getUTCFullYear())}` : "Off"}</p>
      )}
    </header>
  );
}

function Screen() {
  const { connection, error, isPending, isError } = useConnection();
  const { installation, isPending: isInstallationPending } = useInstallation();
  const [message, setMessage] = useState("");
  if (isPending || isInstallationPending) return <p>Loading …</p>;
  if (isError) return <p>{`No connection: ${error?.message ?? ""}`}</p>;
  return (
    <>
      <p>{connection ? describe(connection) : "Not connected"}</p>
      {connection && <Settings installation={installation} say={setMessage} />}
      <output>{message}</output>
    </>
  );
}

function describe({ provider, status, createTime }: Connection): string {
  return `Connected to ${provider} (${status}) since ${createTime.toISOString().slice(0, 10)}`;
}

interface SettingsProps {
  installation: Installation | undefined;
  say: (message: string) => void;
}

function Settings({ installation, say }: SettingsProps) {
  const { getReadObject, getCustomerFieldsForObject, isPending } = useManifest();
  const config = useLocalConfig();
  const { createInstallation, isPending: isCreating, errorMsg: createError } = useCreateInstallation();
  const { updateInstallation, isPending: isUpdating, errorMsg: updateError } = useUpdateInstallation();
  const { deleteInstallation, isPending: isDeleting } = useDeleteInstallation();
  if (isPending) return <p>Loading the manifest …</p>;

  const contact = config.readObject("contact");
  const written = config.writeObject("contact");
  const { object, getRequiredFields, getOptionalMapFields } = getReadObject("contact");
  const fields: FieldMetadata[] = Object.values(getCustomerFieldsForObject("contact").allFields ?? {});

  const save = (event: FormEvent) => {
    event.preventDefault();
    const content: InstallationConfigContent = config.get();
    const callbacks = {
      onSuccess: (saved: Installation) => {
        say(`Saved at revision ${saved.config.revisionId ? "known" : "unknown"}`);
      },
      onError: (error: Error) => {
        say(`Failed: ${error.message}`);
      },
    };
    if (installation) updateInstallation({ config: content, ...callbacks });
    else createInstallation({ config: content, ...callbacks });
  };

  return (
    <form onSubmit={save}>
      <h2>{object?.displayName}</h2>
      {getRequiredFields("no-mappings")?.map((field) =>
        "fieldName" in field ? (
          <label key={field.fieldName}>
            <input
              type="checkbox"
              checked={contact.getSelectedField(field.fieldName)}
              onChange={({ target }) => {
                contact.setSelectedField({ fieldName: field.fieldName, selected: target.checked });
              }}
            />
            {`Read ${field.displayName}`}
          </label>
        ) : null,
      )}
      {getOptionalMapFields()?.map(({ mapToName, mapToDisplayName, prompt }) => (
        <label key={mapToName} title={prompt}>
          {mapToDisplayName ?? mapToName}
          <select
            value={contact.getFieldMapping(mapToName) ?? ""}
            onChange={({ target }) => {
              if (target.value === "") contact.deleteFieldMapping(mapToName);
              else contact.setFieldMapping({ fieldName: target.value, mapToName });
            }}
          >
            <option value="">–</option>
            {fields.map(({ fieldName, displayName }) => (
              <option key={fieldName} value={fieldName}>
                {displayName}
              </option>
            ))}
          </select>
        </label>
      ))}
      <WriteSettings contact={written} />
      <button disabled={isCreating || isUpdating}>{installation ? "Save" : "Install"}</button>
      <button type="button" onClick={config.reset}>
        Reset
      </button>
      <button
        type="button"
        disabled={isDeleting || !installation}
        onClick={() => {
          deleteInstallation({
            onSuccess: () => {
              say("Uninstalled");
            },
          });
        }}
      >
        Uninstall
      </button>
      {(createError ?? updateError) && <p role="alert">{createError ?? updateError}</p>}
    </form>
  );
}

function WriteSettings({ contact }: { contact: WriteObjectHandlers }) {
  const keeps = contact.getWriteOnUpdateSetting("leadsource") === FieldSettingWriteOnUpdateEnum.Never;
  return (
    <fieldset>
      <label>
        <input
          type="checkbox"
          checked={contact.getWriteObject() !== undefined}
          onChange={contact.object ? contact.setDisableWrite : contact.setEnableWrite}
        />
        Write contacts
      </label>
      <label>
        Source of new contacts
        <input
          value={contact.getDefaultValues("leadsource")?.stringValue ?? ""}
          onChange={({ target }) => {
            contact.setDefaultValues({ fieldName: "leadsource", value: { stringValue: target.value } });
          }}
        />
      </label>
      <label>
        <input
          type="checkbox"
          checked={keeps}
          onChange={() => {
            contact.setWriteOnUpdateSetting({
              fieldName: "leadsource",
              value: keeps ? FieldSettingWriteOnUpdateEnum.Always : FieldSettingWriteOnUpdateEnum.Never,
            });
          }}
        />
        Never overwrite the source
      </label>
    </fieldset>
  );
}
