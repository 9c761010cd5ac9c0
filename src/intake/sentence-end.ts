const closers = new Set('”’」』）)》〉】〕"\'')
const ends = new Set('。！？!?…｡︒')
const pauses = new Set('，、,；;—－–(（“‘「『《〈【')

/** Whether the stretch stops where a sentence stops: at 。！？… (an English full stop too), quotation marks behind it included. */
export function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1
  while (at > start && closers.has(text.charAt(at))) at -= 1
  const last = text.charAt(at)
  if (last === '.') return isFullStop(text, start, at)
  return ends.has(last)
}

/** A full stop behind a word; not the point of "1." or of a short form such as "Mr." or "p.m." */
function isFullStop(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 6), at)
  return !/(?:^|[^\d])\d{1,2}$|(?:^|[\s.(])(?:[A-Za-z]|Mrs?|Ms|Dr|Cllr|No|St|Rev|Hon|Prof|vs)$/.test(before)
}

/** Whether the stretch stops where a sentence cannot: at a comma, 、, a dash or an opening bracket. */
export function stopsShort(text: string, start: number, end: number): boolean {
  return end > start && pauses.has(text.charAt(end - 1))
}
