/** Whether a proof of who one is is recent enough for what is sensitive. A proof from the future is none. */
export function provenLately(provenAt: string, at: string, minutes: number): boolean {
  const age = Date.parse(at) - Date.parse(provenAt)
  return age >= 0 && age < minutes * 60_000
}
