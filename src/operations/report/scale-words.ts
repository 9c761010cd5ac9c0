import type { NeutralOutcome } from '#engine/profile.ts'
import type { Label } from '#kernel/label.ts'

/** The scale by which reports compare what came of cases under different laws. */
export const scaleWords: Readonly<Record<NeutralOutcome, Label>> = {
  resolved: { zh: '已解决', en: 'resolved' },
  partial: { zh: '部分解决', en: 'partly resolved' },
  in_progress_with_date: { zh: '正在解决', en: 'in progress' },
  planned_with_date: { zh: '列入计划', en: 'planned' },
  deferred: { zh: '暂缓', en: 'deferred' },
  reference: { zh: '留作参考', en: 'kept for reference' },
  legally_impossible: { zh: '依法不能', en: 'not possible by law' },
  upward: { zh: '属上级职权', en: 'for a higher level' },
}
