/** What was typed into a field of a form, without zero bytes, which the database does not take; empty when it is missing. */
export function typedText(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : ''
}
