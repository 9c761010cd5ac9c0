import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { titleRoles } from './title-roles.ts'

const rolesOf = (...titles: string[]) => {
  const { headline, kicker } = titleRoles(titles.map(fold), false)
  return [titles[headline], titles[kicker ?? -1] ?? null]
}

describe('the titles over one article', () => {
  it('set the act over the headline', () => {
    expect(rolesOf('市政协召开专题会议', '让老街巷留住烟火气')).toEqual(['让老街巷留住烟火气', '市政协召开专题会议'])
  })

  it.each(['——市政协分组讨论侧记', '市政协二届一次会议分组讨论侧记', '市人大常委会督办议案现场见闻'])(
    'set what kind of report it is under the headline, with a dash or without: %s',
    (lower) => {
      expect(rolesOf('把诊所办到家门口', lower)).toEqual(['把诊所办到家门口', lower])
    },
  )

  it('set who presided and spoke under the headline', () => {
    expect(rolesOf('市委召开党外人士座谈会', '方禾主持并讲话 江苇通报情况')).toEqual([
      '市委召开党外人士座谈会',
      '方禾主持并讲话 江苇通报情况',
    ])
  })

  it('set the name of a column over it, which is the kicker where no other line is', () => {
    expect(rolesOf('两会走笔', '会场外的二十分钟')).toEqual(['会场外的二十分钟', '两会走笔'])
    expect(rolesOf('两会走笔', '市政协召开专题会议', '让老街巷留住烟火气')).toEqual([
      '让老街巷留住烟火气',
      '市政协召开专题会议',
    ])
  })
})
