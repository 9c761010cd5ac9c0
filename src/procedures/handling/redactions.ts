/** One passage left out of a published reply, and why. */
type Redaction = { readonly passage: string; readonly why: string }

/** Lines of `passage | why`; the bar may be wide or narrow, and what has none names no reason. */
function redactionsIn(lines: string): readonly Redaction[] {
  return lines
    .split('\n')
    .map((line) => {
      const at = line.search(/[|｜]/)
      return at < 0
        ? { passage: line.trim(), why: '' }
        : { passage: line.slice(0, at).trim(), why: line.slice(at + 1).trim() }
    })
    .filter(({ passage, why }) => passage !== '' || why !== '')
}

/** The text with a stub in place of each passage, wherever it stands. Where one lies in another the longer counts. */
export function withStubs(text: string, redactions: string): string {
  const whys = new Map(redactionsIn(redactions).map(({ passage, why }) => [passage, why]))
  if (whys.size === 0) return text
  const longestFirst = [...whys.keys()].sort((a, b) => b.length - a.length)
  const anyOf = longestFirst.map((passage) => passage.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  return text.replace(new RegExp(anyOf, 'g'), (passage) => `〔此处隐去：${whys.get(passage) ?? ''}〕`)
}

/** The first line that names no reason, or words the text does not hold; undefined when all can be left out. */
export function missingRedaction(text: string, redactions: string): string | undefined {
  return redactionsIn(redactions).find(({ passage, why }) => passage === '' || why === '' || !text.includes(passage))
    ?.passage
}
