/** Whether everybody may know of a person of the roster: not of those who act for a unit. */
export function isOnPublicRoster<Kind extends string, Listed extends { readonly kind: Kind }>(
  person: Listed,
): person is Listed & { readonly kind: Exclude<Listed['kind'], 'clerk'> } {
  return person.kind !== 'clerk'
}
