import {
  type Application,
  type Context,
  Converter,
  type DeclarationReflection,
  makeRecursiveVisitor,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type SignatureReflection,
  type SomeType,
  TypeScript as ts,
} from "typedoc";

type Typed = Reflection & { type?: SomeType | undefined };

/**
 * Has types told as the code writes them, where all that they name has a page. TypeDoc asks the compiler, which forgets the
 * names of what zod infers: a setter that takes a `FieldSetting` would be one that takes an object of three members.
 */
export function tellDeclaredTypes({ converter }: Application): void {
  const told: { reflection: Typed; declared: SomeType }[] = [];
  const note = (context: Context, reflection: Typed, node: ts.Node | undefined) => {
    if (node === undefined || !ts.isTypeNode(node)) return;
    if (ts.isTypePredicateNode(node) || ts.isThisTypeNode(node)) return;
    told.push({ reflection, declared: converter.convertType(context.withScope(reflection), node) });
  };
  converter.on(Converter.EVENT_CREATE_DECLARATION, (context: Context, property: DeclarationReflection) => {
    if (!property.kindOf(ReflectionKind.Property)) return;
    const declaration = context.getSymbolFromReflection(property)?.declarations?.[0];
    if (declaration !== undefined && ts.isPropertySignature(declaration)) {
      note(context, property, declaration.type);
    }
  });
  converter.on(
    Converter.EVENT_CREATE_SIGNATURE,
    (context: Context, signature: SignatureReflection, declaration) => {
      note(context, signature, declaration?.type);
    },
  );
  // Only now it is known what has a page.
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const { reflection, declared } of told.splice(0).reverse()) {
      const given = reflection.type;
      const [better, other] = namesPagesOnly(declared) ? [declared, given] : [given, declared];
      if (other !== undefined) forget(project, other);
      reflection.type = better;
    }
  });
}

function namesPagesOnly(type: SomeType): boolean {
  let is = true;
  type.visit(
    makeRecursiveVisitor({
      reference: (reference) => {
        const { reflection, refersToTypeParameter, externalUrl, package: from } = reference;
        const isOwn = from === undefined || from === "headless-write-kit";
        if (isOwn && reflection === undefined && !refersToTypeParameter && externalUrl === undefined)
          is = false;
      },
    }),
  );
  return is;
}

/** Takes out of the project what a type has brought. */
function forget(project: ProjectReflection, type: SomeType): void {
  type.visit(
    makeRecursiveVisitor({
      reflection: ({ declaration }) => {
        project.removeReflection(declaration);
      },
    }),
  );
}
