/**
 * A text with full-width signs and digits as the ordinary ones, unit for unit. Characters stay as they are: they are
 * not those of Chinese.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
}
