/** A suggestion of an invented city, and the same matter as somebody else would put it. */
export type Suggestion = {
  readonly title: string
  readonly text: string
  readonly again: { readonly title: string; readonly text: string }
}

const syllables = [
  ...'鹭洲棠梨枫桦霁月苇塘蓼汀兰江栖霞云溪竹岭柳浪松涛梅坞荷风石桥青浦白鹤金沙银杏紫藤翠屏丹桂玉泉南苑北渚',
]
const places = ['路', '巷', '小区', '步道', '公园', '广场', '社区', '桥', '大道', '街']
const objects = [
  ['路灯', '照明灯', '昏暗', '看不清路面'],
  ['长椅', '座椅', '太少', '老人无处歇脚'],
  ['电梯', '升降梯', '经常停运', '老人上下楼不便'],
  ['公交站', '公共汽车站', '没有雨棚', '候车时淋雨'],
  ['下水道', '排水管', '堵塞', '一下雨就积水'],
  ['垃圾房', '垃圾站', '臭味大', '居民不敢开窗'],
  ['停车位', '泊车位', '严重不足', '车辆占了消防通道'],
  ['健身器材', '锻炼器械', '锈坏', '有人因此受伤'],
  ['无障碍坡道', '轮椅坡道', '坡度太陡', '轮椅上不去'],
  ['盲道', '盲人通道', '被占用', '视障人士无法通行'],
  ['红绿灯', '信号灯', '时间太短', '老人过不了马路'],
  ['围墙', '院墙', '开裂倾斜', '行人担心倒塌'],
  ['树木', '行道树', '枝叶过密', '遮挡居民采光'],
  ['充电桩', '充电设施', '数量不够', '居民飞线充电'],
  ['托育点', '托儿所', '没有开设', '双职工家庭无人带孩子'],
  ['助餐点', '老年食堂', '关停已久', '独居老人吃饭难'],
] as const
const openings = ['据居民反映，', '近日走访了解到，', '多位居民来电说，', '调研中发现，', '']
const demands = ['建议有关部门尽快{act}，并定期检查维护。', '请主管单位今年内{act}。', '希望{act}，解决群众的烦心事。']
const acts = [
  ['更新改造', '重新修整'],
  ['增加设置', '多设一些'],
  ['及时维修', '尽早修好'],
  ['合理规划', '统一安排'],
] as const

/** So many suggestions, the same each time; hardly two of them on the same matter. */
export function* inventedSuggestions(count: number): Generator<Suggestion> {
  for (let at = 0; at < count; at += 1) yield inventedSuggestion(at)
}

export function inventedSuggestion(at: number): Suggestion {
  const random = mixed(at)
  const pick = <Kind>(from: readonly Kind[], turn: number): Kind => {
    const one = from[(random >>> turn) % from.length]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const [object, otherWord, fault, trouble] = pick(objects, 3)
  const [act, otherAct] = pick(acts, 9)
  const name = [0, 1, 2].map((turn) => syllables[mixed(at * 3 + turn + 1) % syllables.length]).join('')
  const place = `${name}${pick(places, 14)}`
  const number = (mixed(at + 77) % 300) + 1
  return {
    title: `关于${act}${place}${object}的建议`,
    text: `${pick(openings, 18)}${place}${number}号附近的${object}${fault}，${trouble}，影响了周边居民的日常生活。${pick(demands, 21).replace('{act}', `${act}${place}${object}`)}`,
    again: {
      title: `${place}${otherWord}${fault}`,
      text: `我住在${place}。这里的${otherWord}${fault}，${trouble}。${pick(demands, 23).replace('{act}', `${otherAct}这里的${otherWord}`)}`,
    },
  }
}

function mixed(seed: number): number {
  let bits = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35)
  return (bits ^ (bits >>> 13)) >>> 0
}
