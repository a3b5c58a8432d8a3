/**
 * An app of the hooks for the platform floor, without a document: it shows what it knows in \`globalThis.told\`, and does what
 * it is told by \`globalThis.actions\`.
 */
export const floorApp = `
import { create } from "react-test-renderer";
import {
  AmpersandProvider, InstallationProvider, useChanges, useConnect, useConnection, useDisconnect, useFieldSettings,
  useHistory, useInstallation, useIssues, useLocalConfig, useManifest, useProvider, useSaveInstallation, useSavePlan,
  useUnsavedChangesGuard, useWritePreview,
} from "headless-write-kit";

globalThis.IS_REACT_ACT_ENVIRONMENT = false;

function Screen() {
  const config = useLocalConfig();
  const connection = useConnection();
  const installation = useInstallation();
  const manifest = useManifest();
  const provider = useProvider();
  const plan = useSavePlan();
  const issues = useIssues();
  const changes = useChanges();
  const history = useHistory();
  const field = useFieldSettings("contact", "leadsource");
  const preview = useWritePreview("contact", { type: "create", record: { lastname: "Potter" } });
  const saving = useSaveInstallation();
  const connecting = useConnect({ openWindow: globalThis.openWindow });
  const disconnecting = useDisconnect();
  useUnsavedChangesGuard();
  globalThis.told = {
    loaded: [connection, installation, manifest, provider].every(({ isSuccess }) => isSuccess),
    connection: connection.connection?.id, health: connection.health,
    deletes: config.writeObject("contact").getDeletionEnabled(),
    changes: changes.map(({ path }) => path), plan: plan?.kind, issues: issues.length, preview: preview?.ok,
    saving: saving.status, savingError: saving.error && String(saving.error),
    connecting: connecting.status, connectingError: connecting.error && String(connecting.error), undo: history.canUndo,
  };
  globalThis.actions = { config, field, saving, connecting, disconnecting, history, AbortController };
  return null;
}

globalThis.start = (options) => create(
  <AmpersandProvider options={options}>
    <InstallationProvider {...globalThis.tenant}><Screen /></InstallationProvider>
  </AmpersandProvider>,
);
`;
