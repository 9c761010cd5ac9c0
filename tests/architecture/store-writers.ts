import ts from 'typescript'
import type { ProjectFile } from './project-files.ts'

const writing =
  /\.(insertInto|updateTable|deleteFrom|mergeInto)\(|\b(insert\s+into|update\s+\w+\s+set|delete\s+from)\b/i

/** The exported functions of the store that write to a table, themselves or through another of the same file. */
export function writersIn({ path, text }: ProjectFile): ReadonlySet<string> {
  const functions = parse(path, text).statements.filter(ts.isFunctionDeclaration)
  const named = functions.flatMap((one) => (one.name === undefined ? [] : [{ name: one.name.text, one }]))
  const writers = new Set(named.filter(({ one }) => writing.test(one.getText())).map(({ name }) => name))
  let size = -1
  while (size !== writers.size) {
    size = writers.size
    for (const { name, one } of named) {
      if ([...writers].some((writer) => new RegExp(`\\b${writer}\\(`).test(one.body?.getText() ?? '')))
        writers.add(name)
    }
  }
  const isExported = (one: ts.FunctionDeclaration): boolean =>
    one.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true
  return new Set(named.filter(({ name, one }) => writers.has(name) && isExported(one)).map(({ name }) => name))
}

/** What a file imports by name, `import { name } from 'to'`; types left out. */
export function namesImportedBy({
  path,
  text,
}: ProjectFile): readonly { readonly name: string; readonly to: string }[] {
  return parse(path, text)
    .statements.filter(ts.isImportDeclaration)
    .flatMap((one) => {
      const bindings = one.importClause?.namedBindings
      if (bindings === undefined || !ts.isNamedImports(bindings) || !ts.isStringLiteral(one.moduleSpecifier)) return []
      const to = one.moduleSpecifier.text
      return bindings.elements
        .filter((element) => !element.isTypeOnly)
        .map((element) => ({ name: (element.propertyName ?? element.name).text, to }))
    })
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}
