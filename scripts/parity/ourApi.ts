/**
 * What src/index.ts exports, read from the sources without compiling them: names, and how each is called.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A function, method or value. */
export interface OurMember {
  readonly name: string;
  readonly isStatic: boolean;
  /** `query(key, path?, at?)` of a function or method, the name of anything else. */
  readonly form: string;
}

/** An export, with its members if it is a class (inherited ones included) or an interface. */
export interface OurExport {
  readonly name: string;
  readonly form: string;
  readonly members: readonly OurMember[];
}

const sources = new Map<string, ts.SourceFile>();

function sourceOf(path: string): ts.SourceFile {
  const known =
    sources.get(path) ?? ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  sources.set(path, known);
  return known;
}

/** The file a relative import means. */
function resolved(from: string, specifier: ts.Expression): string {
  const base = join(dirname(from), (specifier as ts.StringLiteral).text);
  return existsSync(`${base}.ts`) ? `${base}.ts` : join(base, 'index.ts');
}

/** All exports of a barrel. */
export function exportsOf(index: string): ReadonlyMap<string, OurExport> {
  const found = new Map<string, OurExport>();
  for (const statement of sourceOf(index).statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) continue;
    // Names of a library that are passed on are not ours.
    if (!(statement.moduleSpecifier as ts.StringLiteral).text.startsWith('.')) continue;
    const path = resolved(index, statement.moduleSpecifier);
    for (const { name, propertyName } of statement.exportClause.elements) {
      found.set(name.text, exportOf(path, (propertyName ?? name).text, name.text));
    }
  }
  return found;
}

type Declaration =
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.FunctionDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableDeclaration;

function exportOf(path: string, name: string, as: string): OurExport {
  const declaration = declarationOf(path, name);
  if (declaration === undefined) throw new Error(`${path} declares no ${name}`);
  if (ts.isFunctionDeclaration(declaration)) {
    return { name: as, form: `${as}(${parametersOf(declaration)})`, members: [] };
  }
  return { name: as, form: as, members: membersOf(path, declaration) };
}

function declarationOf(path: string, name: string): Declaration | undefined {
  for (const statement of sourceOf(path).statements) {
    if (ts.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find((each) => each.name.getText() === name);
      if (found !== undefined) return found;
    } else if (
      (ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isFunctionDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)) &&
      statement.name?.text === name
    ) {
      return statement;
    }
  }
  return undefined;
}

/** Members of a class with those it inherits, of an interface, or of the class that a constant stands for. */
function membersOf(path: string, declaration: Declaration): readonly OurMember[] {
  if (ts.isInterfaceDeclaration(declaration)) return declaration.members.flatMap(memberOf);
  if (ts.isVariableDeclaration(declaration)) {
    const { initializer } = declaration;
    return initializer !== undefined && ts.isIdentifier(initializer) ? membersByName(path, initializer.text) : [];
  }
  if (!ts.isClassDeclaration(declaration)) return [];
  const own = declaration.members.flatMap(memberOf);
  const parent = declaration.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const inherited = parent === undefined ? [] : membersByName(path, parent.expression.getText());
  const isOwn = (member: OurMember) =>
    own.some((each) => each.name === member.name && each.isStatic === member.isStatic);
  return [...own, ...inherited.filter((member) => !isOwn(member))];
}

/** Members of what a name means in a file: declared there or imported from a sibling. */
function membersByName(path: string, name: string): readonly OurMember[] {
  const here = declarationOf(path, name);
  if (here !== undefined) return membersOf(path, here);
  for (const statement of sourceOf(path).statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    if (!bindings.elements.some((element) => element.name.text === name)) continue;
    const target = resolved(path, statement.moduleSpecifier);
    return membersByName(target, name);
  }
  return [];
}

function memberOf(member: ts.ClassElement | ts.TypeElement): readonly OurMember[] {
  const flags = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []).map(({ kind }) => kind) : [];
  const isHidden = flags.includes(ts.SyntaxKind.PrivateKeyword) || flags.includes(ts.SyntaxKind.ProtectedKeyword);
  if (isHidden || member.name === undefined || !ts.isIdentifier(member.name)) return [];
  const name = member.name.text;
  const isStatic = flags.includes(ts.SyntaxKind.StaticKeyword);
  const isCalled = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
  return [{ name, isStatic, form: isCalled ? `${name}(${parametersOf(member)})` : name }];
}

function parametersOf({ parameters }: { readonly parameters: ts.NodeArray<ts.ParameterDeclaration> }): string {
  return parameters
    .map(({ name, questionToken, initializer, dotDotDotToken }) => {
      // An unused parameter begins with an underscore; one that is taken apart has the name of nothing.
      const text = ts.isIdentifier(name) ? name.text.replace(/^_/, '') : 'options';
      const isOptional = questionToken !== undefined || initializer !== undefined;
      return `${dotDotDotToken === undefined ? '' : '...'}${text}${isOptional ? '?' : ''}`;
    })
    .join(', ');
}
