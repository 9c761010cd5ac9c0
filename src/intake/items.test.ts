import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { findItems } from './items.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function read(words: string) {
  const flow = inventedFlow(words)
  const sentences = splitSentences(flow)
  const { items, doubts } = findItems(flow.folded, sentences, findPeople(flow.folded, sentences))
  return {
    doubts: doubts.map(({ code }) => code),
    items: items.map(({ kind, speaker, verb, start, end }) => [kind, speaker, verb, flow.text.slice(start, end)]),
  }
}

describe('what a leader says', () => {
  it('inherits speaker and verb across sentences and paragraphs', () => {
    const { items } = read('市长宓知遥说，要守住耕地。强化巡查。\n着力修复河道，让水清起来。')

    expect(items).toEqual([
      ['directive', '宓知遥', '说', '要守住耕地'],
      ['directive', '宓知遥', '说', '强化巡查'],
      ['directive', '宓知遥', '说', '着力修复河道，让水清起来'],
    ])
  })

  it('turns from a position to a directive, and back behind 这是', () => {
    const { items } = read('市长宓知遥指出，老街是城市的记忆，要用好闲置铺面，这是留住人气的根本。')

    expect(items.map(([kind, , , quote]) => [kind, quote])).toEqual([
      ['position', '老街是城市的记忆'],
      ['directive', '要用好闲置铺面'],
      ['position', '这是留住人气的根本'],
    ])
  })

  it('is a position where an instruction turns out to be the subject of a claim', () => {
    const { items } = read('市长宓知遥指出，加快修复湿地，对改善水质具有重要意义。')

    expect(items.map(([kind]) => kind)).toEqual(['position'])
  })

  it.each([
    ['a department is told to act', '相关部门要在月内拿出清单'],
    ['the own side promises to act', '市政府将逐条研究'],
    ['members are asked to go on', '希望各位委员继续建言'],
  ])('is a follow-up where %s', (_what, words) => {
    expect(read(`市长宓知遥说，${words}。`).items).toMatchObject([['follow_up', '宓知遥', expect.anything(), words]])
  })

  it('is an assessment where it judges reports or past work', () => {
    const { items } = read('大家认为，报告主题鲜明、重点突出。过去一年，全市经济稳步向好。')

    expect(items.map(([kind]) => kind)).toEqual(['assessment', 'assessment'])
  })

  it('stops where the report goes on to tell what happened', () => {
    const { items } = read('市长宓知遥说，要守住耕地。市领导许砚田、霍明溪出席会议。')

    expect(items).toHaveLength(1)
  })
})

describe('who speaks', () => {
  it.each([
    ['他', '市长宓知遥认真听取发言。他说，要守住耕地。', '宓知遥'],
    ['a group', '市政府领导们表示，要守住耕地。', '市政府领导们'],
    ['the meeting', '会议强调，要守住耕地。', '会议'],
    ['a name behind the quotation', '“要守住耕地。”市长宓知遥说。', '宓知遥'],
    ['a turn of a transcript', '市长宓知遥：要守住耕地。', '宓知遥'],
  ])('is %s', (_what, words, speaker) => {
    expect(read(words).items.map(([, who, , quote]) => [who, quote])).toEqual([[speaker, '要守住耕地']])
  })

  it('is unknown at the head of a continuation, which is reported', () => {
    const { items, doubts } = read('要守住耕地。')

    expect(items).toEqual([['directive', null, null, '要守住耕地']])
    expect(doubts).toEqual(['speaker_unclear'])
  })

  it('makes the same words a directive of a leader and a suggestion of a member', () => {
    expect(read('市长宓知遥说，要增设公厕。').items[0]?.[0]).toBe('directive')
    expect(read('屠苏禾委员说，要增设公厕。').items[0]?.[0]).toBe('suggestion')
  })
})

describe('answers told of', () => {
  it('take the clause that says so', () => {
    expect(read('宓知遥认真倾听，不时插话，并逐一作了回应。').items).toEqual([
      ['follow_up', '宓知遥', '回应', '并逐一作了回应'],
    ])
  })

  it('belong to the departments that gave them', () => {
    expect(read('市住建局、市财政局等部门负责人现场回应委员关切。').items).toMatchObject([
      ['follow_up', '市住建局、市财政局等部门负责人', '回应', expect.anything()],
    ])
  })

  it('begin behind a long row of offices and take in how they were given', () => {
    expect(read('县住建局、县水务局、县交通局等单位负责人对问题一一作了回应，不回避、不绕弯。').items).toMatchObject([
      ['follow_up', expect.anything(), '回应', '对问题一一作了回应，不回避、不绕弯'],
    ])
  })

  it.each([
    '承办单位负责人与代表面对面，逐件说明原因，提出下一步打算。',
    '许砚田委员作了发言，有关部门现场回应。',
    '会后，部门负责人与委员交流，并回应委员关切。',
  ])('need nothing quoted: %s', (words) => {
    expect(read(words).items.map(([kind]) => kind)).toContain('follow_up')
  })

  it.each(['不能当场答复的，记在本子上。', '提案人就案由作了说明。'])('are not told by %s', (words) => {
    expect(read(words).items.map(([kind]) => kind)).not.toContain('follow_up')
  })
})

describe('who is meant', () => {
  it('is whoever opens the sentence, where they give thanks and then speak', () => {
    const { items } = read('市长宓知遥说，要守住耕地。市人大主任许砚田对代表们的关心表示感谢，他说，要强化巡查。')

    expect(items.map(([, speaker]) => speaker)).toEqual(['宓知遥', '许砚田'])
  })

  it('are the members a clause before 都认为 names, and that clause says nothing', () => {
    const { items } = read('市长宓知遥说，要守住耕地。半天的商议，大家形成了共识，都认为老街必须留住。')

    expect(items.at(-1)).toMatchObject(['suggestion', '大家', '认为', '老街必须留住'])
    expect(items).toHaveLength(2)
  })

  it('are all who agreed', () => {
    const { items } = read('经过商量，多方达成了一致意见：由社区腾出空地，改作停车场。')

    expect(items.map(([, , , quote]) => quote)).toEqual(['由社区腾出空地，改作停车场'])
  })
})

describe('what is asked of somebody without 要', () => {
  it.each([
    ['市长宓知遥充分肯定委员的发言，要求各相关单位认真吸纳，逐项落实。', '各相关单位认真吸纳，逐项落实'],
    ['县民政局局长许砚田坦言人手不足、经费偏紧。', '人手不足、经费偏紧'],
    ['县交通局局长许砚田作出承诺，月底前修好路灯。', '月底前修好路灯'],
    ['市长宓知遥提出今后每季度召开一次恳谈会。', '今后每季度召开一次恳谈会'],
    ['县城建局局长许砚田当面致歉，并承诺年内完成选址。', '年内完成选址'],
    ['针对货车难行，市长宓知遥作了说明，他现场要求市公安局三天内拿出办法。', '市公安局三天内拿出办法'],
    ['为此，视察团建议，一是修订规划；二是设立基金。', '修订规划'],
    ['曾改造过码头的市政协委员、建筑师宓若水认为，老屋也能住人。', '老屋也能住人'],
    ['市长宓知遥到会听取意见。他还就渡口问题当场表态：月底前一定开工。', '月底前一定开工'],
    ['检查组对所做的工作给予肯定，指出当前还存在管护不力等问题。', '当前还存在管护不力等问题'],
    ['网友“清风”说，站牌该亮灯了。', '站牌该亮灯了'],
    ['社区业委会表示，将盯紧车位改造。', '将盯紧车位改造'],
  ])('is read: %s', (words, quote) => {
    expect(read(words).items.map(([, , , found]) => found)).toContain(quote)
  })

  it.each(['委员的提议引来一片赞许。', '建议提出后，县水务局上门听取意见。', '建议提案凝聚着心血。'])(
    'is nothing where the word is a noun: %s',
    (words) => {
      expect(read(words).items.filter(([kind]) => kind === 'suggestion')).toEqual([])
    },
  )

  it('is no suggestion where proposals are only counted', () => {
    expect(read('全年共办理人大代表建议10件，重点建议2件。').items).toEqual([])
  })
})

describe('what is judged', () => {
  it('takes in all of what was affirmed', () => {
    expect(read('市长宓知遥充分肯定了委员们走村入户，反复商量，提出了管用的建议。').items).toMatchObject([
      ['assessment', '宓知遥', '肯定', expect.stringMatching(/提出了管用的建议$/)],
    ])
  })
})

describe('words whose frame is only implied', () => {
  it.each([
    ['points announced', '市长宓知遥提出两点要求。一是守住耕地。二是强化巡查。', ['一是守住耕地', '二是强化巡查']],
    ['behind a colon', '市长宓知遥作了表态：要守住耕地。', ['要守住耕地']],
  ])('are directives: %s', (_what, words, quotes) => {
    expect(read(words).items.map(([kind, who, , quote]) => [kind, who, quote])).toEqual(
      quotes.map((quote) => ['directive', '宓知遥', quote]),
    )
  })

  it('belong to whoever stands before the quotation', () => {
    const { items } = read('鄂松龄委员关注古桥保护，“古桥一旦损毁就无法复原，建议尽快普查。”')

    expect(items.map(([kind, who, , quote]) => [kind, who, quote])).toEqual([
      ['topic', '鄂松龄', '古桥保护'],
      ['position', '鄂松龄', '古桥一旦损毁就无法复原'],
      ['suggestion', '鄂松龄', '尽快普查'],
    ])
  })

  it('go on when a speaker only quotes the report', () => {
    const { items } = read('许砚田委员说，报告提出修复湿地，读来令人振奋。')

    expect(items.map(([kind, who]) => [kind, who])).toEqual([['assessment', '许砚田']])
  })

  it('are read, and reported, where nobody is named for a quotation', () => {
    const { items, doubts } = read('“路灯太暗，要尽快更换。”')

    expect(items).toEqual([['suggestion', null, null, '路灯太暗，要尽快更换']])
    expect(doubts).toEqual(['speaker_unclear'])
  })
})

describe('a reply letter', () => {
  const { items } = read(
    '屠苏禾委员：\n您提出的《关于增设母婴室的提案》收悉，现答复如下：\n目前商圈已有母婴室12间。\n下一步，我局将在车站增设母婴室。\n感谢您的关心。',
  )

  it('names the suggestion, what is so, and what the unit will do', () => {
    expect(items).toEqual([
      ['suggestion', '屠苏禾', '提出', '增设母婴室'],
      ['position', '我局', '答复', '目前商圈已有母婴室12间'],
      ['follow_up', '我局', '答复', '下一步，我局将在车站增设母婴室'],
    ])
  })
})

describe('minutes', () => {
  it('give what was decided point by point, without the numbers', () => {
    expect(read('会议议定：\n一、由市财政局牵头，落实首批资金。\n二、请市城管局加强巡查。').items).toEqual([
      ['follow_up', '会议', '议定', '由市财政局牵头，落实首批资金'],
      ['follow_up', '会议', '议定', '请市城管局加强巡查'],
    ])
  })
})

describe('what is quoted', () => {
  it('says what is so before it asks whether something may be done', () => {
    expect(read('鄂松龄代表说，加装电梯难在意见不一，能不能由街道搭个台子？').items.map(([kind]) => kind)).toEqual([
      'position',
      'topic',
    ])
  })

  it('opens a report and belongs to whoever is named behind it', () => {
    const { items } = read('本报讯(记者 卫凌)“路灯太暗，建议尽快更换。”昨天，鄂松龄委员在会上发言。')

    expect(items.map(([kind, who, , quote]) => [kind, who, quote])).toEqual([
      ['position', '鄂松龄', '路灯太暗'],
      ['suggestion', '鄂松龄', '尽快更换'],
    ])
  })

  it('is a topic where it asks', () => {
    expect(read('“电梯坏了谁来修？”鄂松龄委员发问。').items).toMatchObject([
      ['topic', '鄂松龄', '发问', '电梯坏了谁来修'],
    ])
  })

  it('stands in a row before the sentence that tells who spoke', () => {
    const { items } = read('“能不能加开夜班车”“要把河道清干净”……代表们你一言我一语。')

    expect(items.map(([kind, who, , quote]) => [kind, who, quote])).toEqual([
      ['topic', '代表们', '能不能加开夜班车'],
      ['suggestion', '代表们', '要把河道清干净'],
    ])
  })

  it('ends with its closing mark', () => {
    const { items } = read('市长宓知遥说：“要守住耕地。”真诚的话语赢得掌声。')

    expect(items.map(([, , , quote]) => quote)).toEqual(['要守住耕地'])
  })
})

describe('a page that gives one voice after the other', () => {
  it('is read turn by turn, also where an office stands before the name', () => {
    const { items } = read(
      '鄂松龄：建议增设母婴室。\n霍明溪：要拆掉围墙。\n人大代表、白塔村党支部书记许砚田：希望尽快修桥。',
    )

    expect(items.map(([kind, who]) => [kind, who])).toEqual([
      ['suggestion', '鄂松龄'],
      ['suggestion', '霍明溪'],
      ['suggestion', '许砚田'],
    ])
  })
})

describe('a reply letter between courtesies', () => {
  it('goes on behind the thanks it opens with, and closes with its last courtesies', () => {
    const { items } = read(
      '屠苏禾委员：\n您提出的“关于增设母婴室的提案”收悉，现答复如下：\n感谢您的关心。\n我局将在车站增设母婴室。\n再次感谢您的关心。\n联系人：许砚田',
    )

    expect(items.map(([kind, , , quote]) => [kind, quote])).toEqual([
      ['suggestion', '增设母婴室'],
      ['follow_up', '我局将在车站增设母婴室'],
    ])
  })
})
