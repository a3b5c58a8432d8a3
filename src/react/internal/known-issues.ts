import type { InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import type { HydratedRevision } from "../../client/index.js";
import type { DraftStore } from "../../draft/store/draft-store.js";
import { reconcile } from "../../json/reconcile.js";
import type { ConfigIssue, FieldsByObject, ValidateDraftInput } from "../../save/issues.js";

/** What is known to judge a draft by. */
export interface JudgingInput {
  readonly manifest: IntegrationContent;
  /** The customer's fields, where they were fetched (D14). */
  readonly hydrated: HydratedRevision | undefined;
  readonly validateDraft: (input: ValidateDraftInput) => readonly ConfigIssue[];
}

interface Judged extends JudgingInput {
  readonly draft: InstallationConfigContent;
  readonly issues: readonly ConfigIssue[];
}

const judgements = new WeakMap<DraftStore, Judged>();

/** Lists the faults of a draft; worked out once for all who ask, until something changes, and the same list while it says the same. */
export function findIssues(store: DraftStore, input: JudgingInput): readonly ConfigIssue[] {
  const { manifest, hydrated, validateDraft } = input;
  const draft = store.get();
  const known = judgements.get(store);
  if (known?.draft === draft && known.manifest === manifest && known.hydrated === hydrated)
    return known.issues;
  const issues = reconcile(known?.issues, validateDraft({ draft, manifest, fields: fieldsOf(hydrated) }));
  judgements.set(store, { ...input, draft, issues });
  return issues;
}

/** The customer's fields of the read objects: the others' are not told. */
function fieldsOf(hydrated: HydratedRevision | undefined): FieldsByObject {
  const objects = hydrated?.content.read?.objects ?? [];
  return Object.fromEntries(
    objects.map(({ objectName, allFieldsMetadata = {} }) => [objectName, allFieldsMetadata]),
  );
}
