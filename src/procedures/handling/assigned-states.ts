/** Where a case stands from its assignment until nothing more is owed on it. */
export const assignedStates = [
  'in_handling',
  'replied',
  'rated',
  'rehandling',
  'escalated',
  'tracking',
  'reported_done',
] as const
