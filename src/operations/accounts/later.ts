/** The instant so many minutes after another; before it, where the number is negative. */
export function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
