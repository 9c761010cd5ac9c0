import type { NoticeSchedule, NoticeStep } from '#engine/notice-schedule.ts'
import type { Procedure } from '#engine/procedure.ts'

/** What keeps a schedule of notices from being used with a procedure, a line for each key, in both languages. */
export function noticeFaults(procedure: Procedure, notices: NoticeSchedule | undefined): readonly string[] {
  if (notices === undefined) return []
  const ofClocks = Object.entries(notices.clocks ?? {})
  return [
    ...stepsFaults(procedure, 'notices.byDefault', notices.byDefault),
    ...ofClocks.flatMap(([clock, steps]) => stepsFaults(procedure, `notices.clocks.${clock}`, steps)),
    ...ofClocks
      .filter(([clock]) => !Object.hasOwn(procedure.clocks, clock))
      .map(([clock]) => `notices.clocks.${clock}：没有这一项 / there is no such clock`),
  ]
}

function stepsFaults(procedure: Procedure, key: string, steps: readonly NoticeStep[]): readonly string[] {
  const codes = steps.map((step) => step.code)
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  return [
    ...twice.map((code) => `${key}：“${code}”写了两次 / stands here twice`),
    ...steps.flatMap((step, index) => stepFaults(procedure, `${key}.${index}`, step)),
  ]
}

function stepFaults(procedure: Procedure, key: string, { kind, offset, to }: NoticeStep): readonly string[] {
  const isPlaced = kind === 'reminder' ? offset <= 0 : offset > 0
  const offices = to.flatMap((one) => (typeof one === 'object' ? [one.office] : []))
  return [
    ...(isPlaced
      ? []
      : [
          `${key}.offset：提醒须在到期日或之前（0 或负数），逾期通知和上报须在之后 / a reminder is 0 or negative, the others positive`,
        ]),
    ...offices
      .filter((office) => procedure.roles[office]?.held !== 'office')
      .map(
        (office) =>
          `${key}.to：没有“${office}”这个机构；可写 holder、holder_office 或机构代码 / no office of this name; holder, holder_office or an office's code`,
      ),
  ]
}
