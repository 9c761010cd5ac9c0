/** What was ticked and chosen in a form that opens cases, as it came. */
export type ChosenOpening = {
  readonly findings: ReadonlySet<string>
  readonly kind: string | undefined
  readonly session: string | undefined
  readonly isBetweenSessions: boolean
  readonly mayPublish: boolean
}

export function chosenOpening(form: FormData): ChosenOpening {
  const text = (name: string): string | undefined => {
    const value = form.get(name)
    return typeof value === 'string' ? value : undefined
  }
  return {
    findings: new Set(form.getAll('finding').map(String)),
    kind: text('kind'),
    session: text('session'),
    isBetweenSessions: text('period') === 'between_sessions',
    mayPublish: text('publish') === 'yes',
  }
}
