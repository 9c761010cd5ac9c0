import { onlySeen } from '#kernel/only-seen.ts'

/** What a name may end with to be given back under it: what is read here, and what people hand in by mistake. */
const knownEndings = new Set(
  'txt md markdown html htm docx doc rtf odt ofd wps pdf png jpg jpeg webp tif tiff bmp gif heic mht csv xlsx xls pptx zip'.split(
    ' ',
  ),
)

/**
 * The header by which a browser keeps a file instead of showing it (RFC 6266), whatever its name holds. Signs that are not
 * seen are left out: one that turns the writing round would show another ending than the file has.
 */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(onlySeen(name)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}

/** The name under which somebody's own file is given back: with an ending that nothing runs. */
export function harmlessName(name: string): string {
  const ending = /\.([^.]*)$/.exec(name.trimEnd())?.[1]?.toLowerCase()
  return ending === undefined || knownEndings.has(ending) ? name : `${name}.bin`
}
