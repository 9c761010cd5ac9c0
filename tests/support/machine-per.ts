import type { MachineDefinition } from '#engine/procedure.ts'

/** A machine of one instance per something, that begins open and says no more of its states. */
export function machinePer(per: MachineDefinition['per'], more: Partial<MachineDefinition> = {}): MachineDefinition {
  return { label: { zh: '词', en: 'Word' }, per, start: 'open', states: {}, ...more }
}
