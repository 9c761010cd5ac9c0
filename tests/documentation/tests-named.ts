/** Each test a cell names: the file in code, then its titles between quotation marks. */
export function testsNamed(cell: string): readonly { readonly path: string; readonly titles: readonly string[] }[] {
  return [...cell.matchAll(/`([^`]+\.test\.ts)`((?:,? “[^”]+”)*)/g)].map(([, path = '', quoted = '']) => ({
    path,
    titles: [...quoted.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  }))
}
