import type { ConfigAction } from "../contract/index.js";

/**
 * Filled in by the app with the type of its manifest: from then on the names of objects are checked, and those of fields are
 * completed. Left empty, every name is a string.
 *
 * @example
 * const manifest = defineManifest({
 *   specVersion: "1.0.0",
 *   integrations: [{ name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } }],
 * });
 *
 * declare module "headless-write-kit" {
 *   interface Register {
 *     manifest: typeof manifest;
 *   }
 * }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an app's declaration merges into it
export interface Register {}

/**
 * The name of an object that the registered manifest declares for reading, writing or subscribing. A literal must be one of
 * those; a name that is only known at run time (a `string`) may be any.
 */
export type ObjectName<TAction extends ConfigAction, TName extends string = string> = OneOf<
  DeclaredName<TAction>,
  TName
>;

/**
 * What a write may name: a write object, or what its read object is mapped to.
 *
 * @example
 * const names: WritableName[] = ["contact", "account"];
 */
export type WritableName<TName extends string = string> = OneOf<
  DeclaredName<"write"> | Extract<Member<ObjectIn<"read">, "mapToName">, string>,
  TName
>;

/** A field of the object in the provider's names. Customers have more than the manifest names: any string is one. */
export type FieldName<TName extends string> = AnyOr<ProviderField<TName>>;

/** What a field of the object may be mapped to. Apps may offer more than the manifest names: any string is one. */
export type MapToName<TName extends string> = AnyOr<MappedField<TName>>;

/** A field that a write of the object may set, by either name. */
export type WrittenFieldName<TName extends string> = AnyOr<
  ProviderField<TName> | MappedField<TName> | CustomField<TName>
>;

type Registered = Register extends { manifest: infer TManifest } ? TManifest : undefined;

// `& {}` keeps the declared names from dissolving in `string`: editors would complete none.
type OneOf<TDeclared extends string, TName extends string> = string extends TName
  ? TDeclared | (TName & {})
  : TDeclared;
// Without a constraint of its own: the compiler would hold it against all fields of all objects.
type AnyOr<TKnown> = Extract<TKnown, string> | (string & {});

type DeclaredName<TAction extends ConfigAction> = Registered extends undefined
  ? string
  : DeclaredNames[TAction];

// Properties, which the compiler works out once: in a manifest of hundreds of objects every look-up would else go through all.
interface DeclaredNames {
  read: ObjectIn<"read">["objectName"];
  write: ObjectIn<"write">["objectName"];
  subscribe: ObjectIn<"subscribe">["objectName"];
}

interface DeclaredObjects {
  read: ByName<ObjectIn<"read">>;
  write: ByName<ObjectIn<"write">>;
}

type ByName<TObject extends { objectName: string }> = {
  [TEach in TObject as TEach["objectName"]]: TEach;
};

type ObjectIn<TAction extends ConfigAction> = Extract<
  Items<Member<Member<Items<Member<Registered, "integrations">>, TAction>, "objects">>,
  { objectName: string }
>;

type Declared<TAction extends keyof DeclaredObjects, TName extends string> = string extends TName
  ? never
  : Member<DeclaredObjects[TAction], TName>;

type FieldIn<TObject> = Items<Member<TObject, "requiredFields"> | Member<TObject, "optionalFields">>;

type ProviderField<TName extends string> = Member<FieldIn<Declared<"read", TName>>, "fieldName">;
type MappedField<TName extends string> = Member<FieldIn<Declared<"read", TName>>, "mapToName">;
type CustomField<TName extends string> = Member<
  Items<Member<Declared<"write", TName>, "customFields">>,
  "fieldName"
>;

type Member<TValue, TKey extends PropertyKey> = TValue extends { [TEach in TKey]?: infer TMember }
  ? TMember
  : never;
type Items<TValue> = TValue extends readonly (infer TItem)[] ? TItem : never;
