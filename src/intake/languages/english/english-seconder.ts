import type { TextSpan } from '#kernel/text-span.ts'

/** Who seconded and how the vote went is no part of what was moved. */
const seconding =
  /\s*[,;.]?\s*(?:and\s+)?(?:the (?:proposal|motion) was\s+|this was\s+|with a )?(?:seconded by|second(?:ed)? from|second by)\b.*$|\s*[,;]\s*(?:and\s+)?(?:carried|all in favou?r|unanimously)\b.*$|\s*,\s*(?:citing|saying|adding|arguing|noting|explaining|pointing out)\b.*$/is

/** End of what was moved or proposed, without the seconder. */
export function withoutSeconder(text: string, span: TextSpan): TextSpan {
  const cut = seconding.exec(text.slice(span.start, span.end))
  return cut === null || cut.index < 8 ? span : { start: span.start, end: span.start + cut.index }
}
