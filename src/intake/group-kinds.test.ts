import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { findItems } from './items.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function kindsIn(words: string): [string, string][] {
  const flow = inventedFlow(words)
  const sentences = splitSentences(flow)
  const { items } = findItems(flow.folded, sentences, findPeople(flow.folded, sentences))
  return items.map(({ kind, start, end }) => [kind, flow.text.slice(start, end)])
}

describe('what an office says about the time to come', () => {
  it.each([
    ['a day is set', '县交通局局长许砚田说，首批路灯10月底前安装到位。'],
    ['it answers', '县交通局局长许砚田答复说，三年内租金不上涨。'],
    ['it will turn words into deeds', '市长宓知遥说，大家的话不会白讲，将会转化为实际举措。'],
  ])('is a follow-up where %s', (_why, words) => {
    expect(kindsIn(words).map(([kind]) => kind)).toEqual(['follow_up'])
  })

  it.each([
    ['the party stands before the comma', '县长宓知遥说，各承办单位，对一时难办的事，要说明缘由。'],
    ['a wish is turned to a whole county', '县长宓知遥说，希望全县政协组织发挥作用，当好桥梁纽带。'],
    ['it is taken along', '县长宓知遥表示，县政府对大家的建议带回去认真研究，对几处险段将加快修复。'],
    ['an office is asked to act by a day', '县长宓知遥要求县交通局、县水务局三日内拿出方案。'],
    ['it is to be done by a place', '县长宓知遥说，对查出的问题，柳溪镇要列出清单，并于月底前上报。'],
    ['what will come is told by an office', '县水务局总工程师许砚田说，泵站将与堤岸同步开放。'],
    ['a season is promised', '县长宓知遥说，今年上半年一定挂牌。'],
    ['next year is planned', '县水务局局长许砚田说，明年计划新建泵站三座。'],
    ['who serves an office agrees', '县水务局供水科科长许砚田答应，两天内换好水表。'],
    ['an office acts again and again', '县长宓知遥说，县政府每半年都要召开一次恳谈会。'],
  ])('is a follow-up where %s', (_why, words) => {
    expect(kindsIn(words).map(([kind]) => kind)).toEqual(['follow_up'])
  })

  it('promises with 将 and a word that leads to how', () => {
    expect(
      kindsIn('县民政局局长许砚田坦承，值守的人手还不足，夜间的值守时常出现空档，将通过购买服务加以缓解。'),
    ).toEqual([
      ['position', '值守的人手还不足，夜间的值守时常出现空档'],
      ['follow_up', '将通过购买服务加以缓解'],
    ])
  })

  it('is no follow-up where the day only tells of the past', () => {
    expect(kindsIn('县交通局局长许砚田说，去年10月底前已安装路灯三百盏。').map(([kind]) => kind)).not.toContain(
      'follow_up',
    )
  })

  it('is one follow-up for each point of a promise', () => {
    expect(kindsIn('市长宓知遥表示，市政府将抓好两件事：一是优化流程，年内上线平台；二是加大补助。')).toEqual([
      ['follow_up', '优化流程，年内上线平台'],
      ['follow_up', '加大补助'],
    ])
  })
})

describe('duties parted by semicolons', () => {
  it('stand each for itself, with whoever is to act', () => {
    expect(kindsIn('市长宓知遥要求，承办单位要趁热打铁；会办单位要主动配合；要严把材料关。')).toEqual([
      ['follow_up', '承办单位要趁热打铁'],
      ['follow_up', '会办单位要主动配合'],
      ['directive', '要严把材料关'],
    ])
  })
})

describe('what members say of themselves', () => {
  it.each([
    ['follow_up', '鄂松龄委员说，我们一定要当好参谋。'],
    ['position', '鄂松龄委员说，政协委员必须担起责任。'],
  ])('is a %s and asks for nothing', (kind, words) => {
    expect(kindsIn(words).map(([found]) => found)).toEqual([kind])
  })
})

describe('praise', () => {
  it.each(['研究得透、把握得好', '发言有思考、有见地', '态度诚恳，回答非常具体'])('is an assessment: %s', (words) => {
    expect(kindsIn(`市长宓知遥说，委员们的建议${words}。`).map(([kind]) => kind)).toEqual(['assessment'])
  })
})

describe('courtesies', () => {
  it('add nothing to what is said before them', () => {
    expect(kindsIn('市长宓知遥说，要守住耕地，请委员们理解。')).toEqual([['directive', '要守住耕地']])
  })
})

describe('what is to be done', () => {
  it.each(['柳溪镇党委委员', '县人大法制委员会主任委员', '县交通局四级调研员', '县纪委监委派驻纪检组组长'])(
    'is a directive where %s says so',
    (office) => {
      expect(kindsIn(`${office}许砚田说，要守住耕地。`).map(([kind]) => kind)).toEqual(['directive'])
    },
  )

  it.each(['县政协委员', '县政协提案委委员'])('is a suggestion where %s says so', (office) => {
    expect(kindsIn(`${office}许砚田说，要守住耕地。`).map(([kind]) => kind)).toEqual(['suggestion'])
  })
})

describe('what is so and what is to be done', () => {
  it('is a claim where 要 names an aim that is hard to reach', () => {
    expect(kindsIn('县长宓知遥说，全县底子薄，要完成年度目标，压力很大，需要各级干部加把劲。')).toEqual([
      ['position', '全县底子薄，要完成年度目标，压力很大'],
      ['directive', '需要各级干部加把劲'],
    ])
  })

  it.each(['我们每天要走上万步', '村里人买药要跑十里路'])(
    'is a claim where 要 tells how much it takes: %s',
    (words) => {
      expect(kindsIn(`贺青原代表说，${words}。`).map(([kind]) => kind)).toEqual(['position'])
    },
  )

  it('begins with the clause that leads to it', () => {
    expect(kindsIn('贺青原代表说，多建车位是好事，但是在移栽老树之前，必须先问过住户。')).toEqual([
      ['position', '多建车位是好事'],
      ['suggestion', '但是在移栽老树之前，必须先问过住户'],
    ])
  })

  it('is what was decided, though it says 同意', () => {
    expect(kindsIn('会议议定，原则同意渡口改造方案，由县交通局组织实施。').map(([kind]) => kind)).toEqual(['directive'])
  })

  it('is cut where what is wrong follows what was good', () => {
    expect(kindsIn('视察组认为，老街修缮工作措施得力、成效显著，但仍存在管护资金不足的问题。')).toEqual([
      ['assessment', '老街修缮工作措施得力、成效显著'],
      ['position', '但仍存在管护资金不足的问题'],
    ])
  })

  it('leaves outside that it must be seen', () => {
    expect(kindsIn('大家认为，同时也要看到，育秧大棚小而散的问题仍然突出。')).toEqual([
      ['position', '育秧大棚小而散的问题仍然突出'],
    ])
  })

  it('is one suggestion where it is said in one breath', () => {
    expect(kindsIn('贺青原代表说，码头的护栏断了两处，得赶紧修。')).toEqual([
      ['suggestion', '码头的护栏断了两处，得赶紧修'],
    ])
  })

  it.each(['要看住河道', '重点要看护老人'])('asks for something: %s', (words) => {
    expect(kindsIn(`贺青原代表说，${words}。`).map(([kind]) => kind)).toEqual(['suggestion'])
  })

  it.each(['关键要看行动', '要完成全年的任务十分艰巨', '渡口办得怎么样要由乡亲们说了算', '让铺子多开了两个钟头'])(
    'only claims: %s',
    (words) => {
      expect(kindsIn(`贺青原代表说，${words}。`).map(([kind]) => kind)).toEqual(['position'])
    },
  )

  it('names first what must be done about', () => {
    expect(kindsIn('县长宓知遥说，没有按期完工的，要说明原因。')).toEqual([['directive', '没有按期完工的，要说明原因']])
  })

  it('is an assessment where who has listened learned from it', () => {
    expect(kindsIn('县长宓知遥说，听了大家的发言，很受教育和启发。').map(([kind]) => kind)).toEqual(['assessment'])
  })

  it('does not take a question of how well for praise', () => {
    expect(kindsIn('县长宓知遥说，建议办得好不好，乡亲们心里有数。').map(([kind]) => kind)).toEqual(['position'])
  })

  it('is an assessment where a leader finds the speeches sound', () => {
    expect(kindsIn('县长宓知遥说，代表们的意见中肯、很专业。').map(([kind]) => kind)).toEqual(['assessment'])
  })
})
