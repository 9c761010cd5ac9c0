const most = 60

/** What was said as a case's title: the words as printed, cut at a clause where they are too long, and in no character. */
export function caseTitle(quote: string): string {
  if (quote.length <= most) return quote
  const clause = quote.slice(0, most).search(/[，；。,;][^，；。,;]*$/)
  if (clause > 10) return quote.slice(0, clause)
  // Of words parted by spaces, the last is left out where it is cut.
  const word = quote.slice(0, most + 1).search(/\s\S*$/)
  if (word > 20) return `${quote.slice(0, word)}…`
  return `${quote.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}
