import type { Label } from '#kernel/label.ts'
import type { Plain } from '#ledger/canonical-json.ts'
import type { ReceiptFault } from '#ledger/receipt.ts'

/** What was found of a receipt that holds. */
export type FoundInReceipt = {
  /** From 0. */
  readonly index: number
  readonly size: number
  readonly logName: string
  /** How many witnesses were given, and how many of them had to have signed. */
  readonly witnesses: number
  readonly quorum: number
  /** Which case it says the entry is of. */
  readonly place?: Plain
  /** Whether it opens what was written, or shows that this was removed. */
  readonly written: 'opened' | 'not_there' | RemovalSaid
}

/** What the entry of a removal says in clear, and which entry it is, from 1. */
export type RemovalSaid = { readonly on: string; readonly ground: string; readonly number: number }

/** What holds, each thing on a line of its own: the same words wherever a receipt is checked. */
export function checkedLines(found: FoundInReceipt): readonly Label[] {
  const { index, size, logName, place } = found
  return [
    {
      zh: `记录一字未改，是存证记录共${size}条中的第${index + 1}条（散列逐级算到根，与检查点一致）。`,
      en: `The entry is unchanged and is number ${index + 1} of the log's ${size}: its hash leads to the root in the checkpoint.`,
    },
    {
      zh: `检查点由“${logName}”的公钥对应的私钥签署，没有改动。`,
      en: `The checkpoint was signed with the key of ${logName} and is unchanged.`,
    },
    witnessLine(found),
    ...(place === undefined
      ? []
      : [
          {
            zh: `这条记录就是所写办件（${JSON.stringify(place)}）的。`,
            en: `The entry is of the case it names: ${JSON.stringify(place)}.`,
          },
        ]),
    writtenLine(found),
  ]
}

function witnessLine({ witnesses, quorum }: FoundInReceipt): Label {
  if (witnesses === 0) return { zh: '没有核对见证方的签名。', en: 'No witness signature was asked for.' }
  return {
    zh: `给出的${witnesses}个见证方中，至少有${quorum}个签过这个检查点。`,
    en: `Of the ${witnesses} witnesses given, at least ${quorum} signed this checkpoint.`,
  }
}

function writtenLine({ written }: FoundInReceipt): Label {
  if (written === 'opened')
    return {
      zh: '所附的内容就是当时写下的内容：加盐算出的散列与记录中的一致。',
      en: 'The words beside it are those written then: with their salt they give the hash in the entry.',
    }
  if (written === 'not_there')
    return {
      zh: '凭证里没有附当时写下的内容，只核对了记录本身。',
      en: 'The receipt holds nothing of what was written: the entry alone was checked.',
    }
  const { on, ground, number } = written
  return {
    zh: `当时写下的内容已于${on}移除（理由代码 ${ground}），见第${number}条记录；记录本身没有改动。`,
    en: `What was written then was removed on ${on} (ground ${ground}), by entry ${number}; the entry itself is unchanged.`,
  }
}

/** Why a receipt does not hold. */
export const receiptFaultTexts: Readonly<Record<ReceiptFault, Label>> = {
  not_a_receipt: {
    zh: '这不是完整的凭证。请打开 .tlog-proof 文件，把全部内容原样贴来。',
    en: 'This is not a whole receipt. Open the .tlog-proof file and paste all of it as it is.',
  },
  not_a_checkpoint: { zh: '凭证末尾的检查点不完整。', en: 'The checkpoint at its end is not whole.' },
  not_signed_by_the_log: {
    zh: '检查点不是本存证记录签署的，或者被改动过。',
    en: 'The checkpoint was not signed by this log, or was changed.',
  },
  not_in_the_tree: {
    zh: '这条记录不在检查点所指的存证记录中：凭证被改动过。',
    en: 'The entry does not stand in the log the checkpoint speaks of: the receipt was changed.',
  },
  too_few_witnesses: { zh: '签署的见证方不够。', en: 'Too few witnesses have signed it.' },
  content_differs: {
    zh: '所附的内容与当时写下的不一致。',
    en: 'The words beside it are not those that were written then.',
  },
  place_differs: {
    zh: '这条记录不是所写办件的。',
    en: 'The entry is not of the case named beside it.',
  },
  removal_differs: {
    zh: '所附的移除证明不成立，或者不是关于这条记录的。',
    en: 'The proof of a removal beside it does not hold, or is not about this entry.',
  },
}
