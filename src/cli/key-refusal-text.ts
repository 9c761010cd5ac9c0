import { encodeVerifierKey } from '#ledger/note-key.ts'
import type { KeyChangeRefusal } from '#operations/log-keys/change-log-key.ts'
import type { KeyRetirementRefusal } from '#operations/log-keys/retire-log-key.ts'

/** Why a log's key was not changed, or not ended, in both languages. */
export function keyRefusalText(refusal: KeyChangeRefusal | KeyRetirementRefusal): string {
  const { zh, en } = textOf(refusal)
  return `没有更改。${zh}\nNothing was changed. ${en}\n`
}

function textOf(refusal: KeyChangeRefusal | KeyRetirementRefusal): { readonly zh: string; readonly en: string } {
  switch (refusal.code) {
    case 'no_administrator':
      return {
        zh: `${refusal.login} 不是在用的管理员账号。请用 --by 写明负责的管理员。`,
        en: `${refusal.login} is no administrator’s account in use. Name by --by the administrator who answers for this.`,
      }
    case 'reason_needed':
      return {
        zh: `请写明理由，最多 ${refusal.longest} 字；理由会公开。`,
        en: `Give a reason of up to ${refusal.longest} characters; it will be public.`,
      }
    case 'nothing_signed':
      return {
        zh: '还没有签署过检查点：停止程序，换掉密钥文件即可。',
        en: 'No checkpoint was signed yet: stop the program and put another key file in the place of the first.',
      }
    case 'key_in_force_missing':
      return {
        zh: `没有找到现用密钥 ${encodeVerifierKey(refusal.key)}，不能由它公布新密钥。请从备份放回。`,
        en: `The key in force, ${encodeVerifierKey(refusal.key)}, is not here, so that it cannot announce another. Put it back from its backup.`,
      }
    case 'change_under_way':
      return {
        zh: `正在更换为 ${encodeVerifierKey(refusal.key)}。要提前停用旧密钥，请用 retire-log-key。`,
        en: `A change to ${encodeVerifierKey(refusal.key)} is under way. To end the key before now, use retire-log-key.`,
      }
    case 'no_change_under_way':
      return {
        zh: '只有一把密钥，不能停用。请先用 change-log-key。',
        en: 'There is one key alone, which cannot end. Use change-log-key first.',
      }
  }
}
