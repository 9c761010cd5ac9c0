import type { Label } from '#kernel/label.ts'
import { type DatabaseTrouble, databaseTrouble } from '#store/database-trouble.ts'

/** What is answered while the database cannot: honest about what is not known, and when to ask again. */
export type TroubleAnswer = {
  readonly code: 'database_unreachable' | 'database_too_slow' | 'storage_full' | 'log_behind'
  readonly status: 503 | 507
  /** Seconds, for the header Retry-After. */
  readonly retryAfter: string
  readonly title: Label
  readonly text: Label
}

/** Undefined for faults that are not the database's: those may well be ours. */
export function troubleAnswer(fault: unknown): TroubleAnswer | undefined {
  const trouble = databaseTrouble(fault)
  return trouble === undefined ? undefined : answers[trouble]
}

/** A commit whose answer never came may have been stored: nobody may say that it was not. */
const look: Label = {
  zh: '刚才提交的内容可能已经保存，也可能没有。请稍后刷新，先看是否已经保存，再决定要不要重新提交。',
  en: 'What you just sent may have been stored or not. Reload in a moment and look before you send it again.',
}

const unreachable: TroubleAnswer = {
  code: 'database_unreachable',
  status: 503,
  retryAfter: '5',
  title: { zh: '系统暂时连不上数据库', en: 'The database cannot be reached just now' },
  text: look,
}

const answers: Readonly<Record<DatabaseTrouble, TroubleAnswer>> = {
  unreachable,
  too_slow: {
    ...unreachable,
    code: 'database_too_slow',
    retryAfter: '10',
    title: { zh: '数据库没有及时回答', en: 'The database did not answer in time' },
  },
  full: {
    ...unreachable,
    code: 'storage_full',
    status: 507,
    retryAfter: '60',
    title: { zh: '存储空间已满', en: 'The storage is full' },
    text: {
      zh: '刚才提交的内容没有保存。请通知管理员腾出空间；之后系统会自行恢复，可以重新提交。',
      en: 'What you just sent was not stored. Tell the administrator to make room; it goes on by itself then, and you can send it again.',
    },
  },
  behind: {
    ...unreachable,
    code: 'log_behind',
    retryAfter: '60',
    title: {
      zh: '暂停办理：数据库缺少已经签名的记录',
      en: 'No acts are taken: the database lacks acts that were signed',
    },
    text: {
      zh: '刚才提交的内容没有保存。数据库现在的状态早于已经公布的检查点，在它上面办理的事项可能丢失，所以先不受理。请通知管理员；恢复以后可以重新提交。',
      en: 'What you just sent was not stored. The database is older than the checkpoint that was published, and what is done on it could be lost: nothing is taken until that is mended. Tell the administrator; then you can send it again.',
    },
  },
}
