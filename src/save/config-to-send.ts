import type { InstallationConfigContent } from "../contract/index.js";
import { configActions } from "../facts/config-actions.js";
import { listConflicts, type Conflict } from "../draft/merge/conflicts.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { takeDraft } from "../draft/store/edits/given-values.js";
import { isEmptyObject, isJsonObject, own } from "../json/object.js";
import { getIn, setIn, type Path } from "../json/path.js";

/** The config to send, made of the one that the app gave and of what the server holds. */
export interface ConfigToSend {
  readonly config: InstallationConfigContent;
  /** The draft that this sends; `undefined` where the app built the config by hand. */
  readonly sent: InstallationConfigContent | undefined;
  /** The places in it that others have changed, too. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Refuses what the draft would refuse, too: throws a `TypeError` that names the place where a config is no JSON. A request would
 * leave such a part out or send another value in its place.
 */
export function refuseNonJson(config: unknown): void {
  takeDraft({}, config, { isMadeByRecipe: false });
}

/**
 * Reads a config that an installation is created with. One that was got from the draft is brought up to date with what was saved
 * since. Where that empties it, since the installation that it was of is gone, it is installed as it was.
 */
export function configToCreate(store: DraftStore, config: InstallationConfigContent): ConfigToSend {
  const draft = store.catchUp(config)?.draft;
  if (!draft || isEmptyObject(draft)) return { config, sent: undefined, conflicts: [] };
  return { config: draft, sent: draft, conflicts: [] };
}

/**
 * Reads a config that an installation is updated with: objects and sections that it names are set, all others stay as the
 * server has them. Of a config that was got from the draft, the edits are laid on what the server has now. A config built by
 * hand is set as it is given; but objects that it took unchanged from `draft`, the draft at the time of the call, are brought up
 * to date first.
 */
export function configToUpdate(
  store: DraftStore,
  config: InstallationConfigContent,
  draft: InstallationConfigContent,
): ConfigToSend {
  const saved = store.getSaved() ?? {};
  const known = store.catchUp(config);
  if (known) {
    const sent = withNamed(saved, known.draft, (path) => getIn(known.draft, path));
    const read = (path: Path) => getIn(known.draft, path);
    return { config: sent, sent, conflicts: listConflicts(known.conflicts, { saved, read }) };
  }
  const draftNow = store.catchUp(draft)?.draft ?? draft;
  const wanted = withNamed(saved, config, (path) => {
    const given = getIn(config, path);
    return given === getIn(draft, path) ? getIn(draftNow, path) : given;
  });
  return { config: wanted, sent: undefined, conflicts: [] };
}

/** Returns `saved` with each object and other part that `config` names replaced by what `read` returns for it. */
function withNamed(
  saved: InstallationConfigContent,
  config: InstallationConfigContent,
  read: (path: Path) => unknown,
): InstallationConfigContent {
  return namedPlaces(config).reduce<unknown>(
    (tree, path) => setIn(tree, path, read(path) ?? getIn(saved, path)),
    saved,
  ) as InstallationConfigContent;
}

/** Lists the places that a config names: each object, and every other part. */
function namedPlaces(config: InstallationConfigContent): Path[] {
  return Object.keys(config).flatMap((section): Path[] => {
    const part: unknown = own(config, section);
    const isOfObjects = (configActions as readonly string[]).includes(section) && isJsonObject(part);
    if (!isOfObjects) return [[section]];
    const objects = part["objects"];
    const others = Object.keys(part).filter((name) => name !== "objects");
    const named = isJsonObject(objects) ? Object.keys(objects) : [];
    return [...others.map((name) => [section, name]), ...named.map((name) => [section, "objects", name])];
  });
}
