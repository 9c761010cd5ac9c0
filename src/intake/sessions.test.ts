import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { findItems } from './items.ts'
import { splitSentences } from './sentences.ts'
import { findSessions } from './sessions.ts'
import { findPeople } from './weighed-people.ts'

function sessionsIn(words: string) {
  const flow = inventedFlow(words)
  const sentences = splitSentences(flow)
  const people = findPeople(flow.folded, sentences)
  const spoken = findItems(flow.folded, sentences, people).items.filter(({ kind }) => kind !== 'topic')
  const found = findSessions(flow.folded, sentences, people, spoken)
  const wordsOf = (span: { start: number; end: number } | null) => span && flow.text.slice(span.start, span.end)
  return {
    ofSentence: found.ofSentence,
    sessions: found.sessions.map(({ kind, host, attendedBy, ...rest }) => ({
      kind,
      host,
      attendedBy,
      theme: wordsOf(rest.theme),
      parentMeeting: wordsOf(rest.parentMeeting),
      datePhrase: wordsOf(rest.datePhrase),
      place: wordsOf(rest.place),
      duration: wordsOf(rest.duration),
    })),
  }
}

describe('findSessions', () => {
  it('reads kind, theme, parent meeting, day, place, host and length', () => {
    const { sessions } = sessionsIn(
      '昨天上午，市政协十届三次会议“让河流回家”专题会议在滨江会议中心举行，市政协主席麦思源主持会议。近3个小时的会议上，委员们踊跃发言。',
    )

    expect(sessions).toEqual([
      {
        kind: 'theme_session',
        host: '麦思源',
        attendedBy: null,
        theme: '让河流回家',
        parentMeeting: '市政协十届三次会议',
        datePhrase: '昨天上午',
        place: '滨江会议中心',
        duration: '近3个小时',
      },
    ])
  })

  it.each([
    ['plenary', '市政协十届三次会议昨天下午举行大会发言。'],
    ['theme_session', '昨天，市政协举行专题会议。'],
    ['group_discussion', '昨天，委员们分组讨论政府工作报告。'],
    ['deliberation', '昨天，代表们审议政府工作报告。'],
    ['standing_committee', '昨天，市政协十届常委会第九次会议召开。'],
    ['consultation', '昨天，市政协召开界别协商座谈会。'],
    ['other', '昨天，市政府召开第52次常务会议。'],
  ])('knows a %s', (kind, words) => {
    expect(sessionsIn(words).sessions.map((session) => session.kind)).toEqual([kind])
  })

  it('does not take 政治协商会议 for a consultation', () => {
    const { sessions } = sessionsIn('中国人民政治协商会议第十届云渚市委员会第三次会议昨天举行第二次全体会议。')

    expect(sessions.map((session) => session.kind)).toEqual(['plenary'])
  })

  it('keeps the sessions of leaders apart who took part separately', () => {
    const { sessions, ofSentence } = sessionsIn(
      '连日来，市人大常委会副主任许砚田、霍明溪分别参加了几个代表团的审议。大家认为，报告重点突出。',
    )

    expect(sessions.map((session) => session.attendedBy)).toEqual(['许砚田', '霍明溪'])
    expect(ofSentence).toEqual([null, null])
  })

  it('gives the first of them what is told about one', () => {
    const { sessions, ofSentence } = sessionsIn(
      '市长宓知遥、副市长许砚田分别参加市政协专题会议。在“让河流回家”专题会议上，委员们踊跃发言。',
    )

    expect(sessions.map((session) => [session.attendedBy, session.theme])).toEqual([
      ['宓知遥', '让河流回家'],
      ['许砚田', null],
    ])
    expect(ofSentence).toEqual([null, 0])
  })

  it('takes no session from what is only said', () => {
    expect(sessionsIn('市长宓知遥说，要开好座谈会。').sessions).toEqual([])
  })
})
