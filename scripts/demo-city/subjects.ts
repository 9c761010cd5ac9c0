const unitsBySubject: Readonly<Record<string, string>> = {
  supervision_justice: 'justice court police',
  finance_economy:
    'development-reform industry finance commerce financial-work state-assets market data science wanglan',
  education_science_culture_health: 'education culture-tourism health sport',
  urban_environment: 'ecology housing transport water planning urban-management parks tingzhou yunbu beigang',
  ethnic_religious_overseas: 'ethnic-religious',
  agriculture: 'agriculture yuping shilin',
  society:
    'civil-affairs human-resources veterans emergency medical-insurance fire disabled-federation trade-union women-federation',
}

/** The subject a suggestion is classed under, after the unit that leads it. */
export function subjectOf(leadUnit: string): string {
  const found = Object.entries(unitsBySubject).find(([, codes]) => codes.split(' ').includes(leadUnit))
  if (found === undefined) throw new Error(`no subject for ${leadUnit}`)
  return found[0]
}
