/** A word that stands nowhere but where it was put: letters and figures, so that no surface writes it in another way. */
export function canary(number: number): string {
  return `QK${String(number).padStart(5, '0')}ZV`
}

/** Every such word in a text, once each. */
export function canariesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/QK\d{5}ZV/g) ?? [])
}
