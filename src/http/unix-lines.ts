/** A form sends line ends as CRLF, and so do some mail programs; a receipt has none, and what is pasted may lack its last. */
export function unixLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trimEnd()
  return lines === '' ? '' : `${lines}\n`
}
