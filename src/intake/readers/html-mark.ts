const htmlStart =
  /^\s*(<\?xml\b[^>]*>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*)*<(!doctype\s+html|html|head|body|meta|title|script)\b/i

/** Whether a decoded text is an HTML page: it begins like one, or is named .htm or .html and holds a tag. */
export function looksLikeHtml(extension: string, text: string): boolean {
  if (extension === 'md' || extension === 'markdown') return false
  if (htmlStart.test(text.slice(0, 8192))) return true
  return /^x?html?$/.test(extension) && /<\/?[a-z][a-z0-9]*\b[^>]*>/i.test(text.slice(0, 65_536))
}
