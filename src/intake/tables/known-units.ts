/** A unit of the roster as tables name it. */
export type KnownUnit = {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly short: string
  readonly kind: string
  readonly duties: string
}

/** The unit that a code, a name or a short name stands for, where that is one alone. */
export function unitNamed(units: readonly KnownUnit[], text: string): KnownUnit | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const byCode = units.find((unit) => unit.id === plain)
  if (byCode !== undefined) return byCode
  const named = units.filter((unit) =>
    [unit.name, unit.short, unit.nameEn].some(
      (name) => name !== '' && name.normalize('NFKC').replace(/\s/g, '') === plain,
    ),
  )
  return named.length === 1 ? named[0] : undefined
}
