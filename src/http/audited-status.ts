/**
 * What the audit tells of a "no" with this status: that a right was wanting, or that somebody asked for what is not there or
 * not theirs, which are told apart neither here nor in the answer.
 */
export function auditedStatus(status: number): 'refused' | 'not_shown' | undefined {
  if (status === 403) return 'refused'
  return status === 404 ? 'not_shown' : undefined
}
