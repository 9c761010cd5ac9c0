/** What a calendar sends for a feed's secret. */
export function calendarHeaders(secret: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`calendar:${secret}`).toString('base64')}` }
}
