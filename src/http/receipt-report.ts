import { z } from 'zod'
import type { Label } from '#kernel/label.ts'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { type ProofPolicy, parseEntryProof } from '#ledger/entry-proof.ts'
import { parseReceipt, type Receipt, type ReceiptFault, type RemovalProof, receiptFault } from '#ledger/receipt.ts'

/** What a check of a receipt came to, in words: what holds, each thing on a line of its own, or why it does not. */
export type ReceiptReport =
  | { readonly holds: true; readonly receipt: Receipt; readonly checked: readonly Label[] }
  | { readonly holds: false; readonly fault: ReceiptFault; readonly why: Label }

/** Checks a receipt by its text and the keys alone: no server, no database. */
export function reportOnReceipt(text: string, policy: ProofPolicy): ReceiptReport {
  const fault = receiptFault(text, policy)
  const receipt = fault === undefined ? parseReceipt(text) : undefined
  if (receipt !== undefined) return { holds: true, receipt, checked: checkedIn(receipt, policy) }
  const what = fault ?? 'not_a_receipt'
  return { holds: false, fault: what, why: receiptFaultTexts[what] }
}

function checkedIn({ proof, content }: Receipt, { log, witnesses, quorum }: ProofPolicy): readonly Label[] {
  const size = parseCheckpoint(proof.checkpoint)?.size ?? 0
  return [
    {
      zh: `记录一字未改，是存证记录共${size}条中的第${proof.index + 1}条（散列逐级算到根，与检查点一致）。`,
      en: `The entry is unchanged and is number ${proof.index + 1} of the log's ${size}: its hash leads to the root in the checkpoint.`,
    },
    {
      zh: `检查点由“${log.name}”的公钥对应的私钥签署，没有改动。`,
      en: `The checkpoint was signed with the key of ${log.name} and is unchanged.`,
    },
    ...(witnesses.length === 0
      ? [{ zh: '没有核对见证方的签名。', en: 'No witness signature was asked for.' }]
      : [
          {
            zh: `给出的${witnesses.length}个见证方中，至少有${quorum}个签过这个检查点。`,
            en: `Of the ${witnesses.length} witnesses given, at least ${quorum} signed this checkpoint.`,
          },
        ]),
    ...(content.place === undefined
      ? []
      : [
          {
            zh: `这条记录就是所写办件（${JSON.stringify(content.place.content)}）的。`,
            en: `The entry is of the case it names: ${JSON.stringify(content.place.content)}.`,
          },
        ]),
    content.removed !== undefined
      ? removedLine(content.removed)
      : content.opening === undefined
        ? {
            zh: '凭证里没有附当时写下的内容，只核对了记录本身。',
            en: 'The receipt holds nothing of what was written: the entry alone was checked.',
          }
        : {
            zh: '所附的内容就是当时写下的内容：加盐算出的散列与记录中的一致。',
            en: 'The words beside it are those written then: with their salt they give the hash in the entry.',
          },
  ]
}

/** By the removal's own entry, whose proof the receipt carries. */
function removedLine({ entry, proof }: RemovalProof): Label {
  const number = (parseEntryProof(proof)?.index ?? 0) + 1
  const said = Removal.safeParse(JSON.parse(entry))
  const { on, ground } = said.success ? said.data : { on: '', ground: '' }
  return {
    zh: `当时写下的内容已于${on}移除（理由代码 ${ground}），见第${number}条记录；记录本身没有改动。`,
    en: `What was written then was removed on ${on} (ground ${ground}), by entry ${number}; the entry itself is unchanged.`,
  }
}

const Removal = z.object({ on: z.string(), ground: z.string() })

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
