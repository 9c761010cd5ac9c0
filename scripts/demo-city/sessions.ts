import { personNamed } from './accounts.ts'
import { people } from './people.ts'

type Label = { readonly zh: string; readonly en: string }

export type DemoSession = {
  readonly id: string
  readonly kind: 'plenary' | 'cppcc_plenary' | 'midyear_meeting' | 'between_session_meeting'
  readonly name: Label
  readonly opensOn: string
  readonly closesOn: string
  readonly place: string
  readonly theme: string
  /** A body or a person, as it is written. */
  readonly host: string
  /** People of the roster who were there. */
  readonly attendance: readonly string[]
  readonly themeSessions: readonly DemoThemeSession[]
}

export type DemoThemeSession = {
  readonly id: string
  readonly theme: string
  readonly day: string
  readonly place: string
  readonly host: string
  readonly leader: string
  readonly speakers: readonly string[]
}

const deputiesOf = (...delegations: readonly string[]): readonly string[] =>
  people.filter(({ delegation }) => delegation !== null && delegations.includes(delegation)).map(({ id }) => id)

const named = (names: string): readonly string[] => names.split(' ').map(personNamed)

/** Four meetings of the city: last January's two sessions, the congress's with its theme sessions, one in summer, one in autumn. */
export const sessions: readonly DemoSession[] = [
  {
    id: 'plenary-2026',
    kind: 'plenary',
    name: {
      zh: '澜江市第十二届人民代表大会第五次会议',
      en: "Fifth Session of the 12th Lanjiang Municipal People's Congress",
    },
    opensOn: '2026-01-19',
    closesOn: '2026-01-23',
    place: '澜江大会堂',
    theme: '审议政府工作报告、计划报告和预算报告',
    host: '大会主席团',
    attendance: people.filter(({ kind }) => kind === 'deputy' || kind === 'leader').map(({ id }) => id),
    themeSessions: [
      {
        id: 'plenary-2026-industry',
        theme: '壮大先进制造集群，让企业敢投愿转',
        day: '2026-01-20',
        place: '澜江大会堂一号厅',
        host: '宋承榕',
        leader: personNamed('贺佩棠'),
        speakers: named('田家楠 潘启屏 刘承越 杨海彤 廖松棠 唐以谷 万立磊 郑仲岚 宋庆衡 陈启岑'),
      },
      {
        id: 'plenary-2026-old-town',
        theme: '老城更新和宜居街区',
        day: '2026-01-20',
        place: '澜江大会堂三号厅',
        host: '宋承榕',
        leader: personNamed('邵庆楠'),
        speakers: named('欧阳亦舟 周文钧 朱梦钧 袁锦屏 杜文桐 徐玉岚 黄宏强 曹晓敏'),
      },
      {
        id: 'plenary-2026-livelihood',
        theme: '办好家门口的教育、医疗和养老',
        day: '2026-01-21',
        place: '汀洲会议中心',
        host: '宋承榕',
        leader: personNamed('江思娟'),
        speakers: named('李晓朗 张梦敏 何家榕 罗书梅 汪文娟 白世兰 石春瑜 胡玉谷 范永璋 韩秀蓉 常海湄'),
      },
      {
        id: 'plenary-2026-river',
        theme: '一江清水与绿色转型',
        day: '2026-01-21',
        place: '澜江大会堂二号厅',
        host: '宋承榕',
        leader: personNamed('黎润恒'),
        speakers: named('傅松源 孟庆璋 邱立瑜 段启平 萧永川 于敬峰 魏思平'),
      },
      {
        id: 'plenary-2026-villages',
        theme: '山区振兴和城乡融合',
        day: '2026-01-22',
        place: '榆坪宾馆二楼会议室',
        host: '宋承榕',
        leader: personNamed('乔松屏'),
        speakers: named('邹海琴 熊立晟 陆家越 孔玉衡 崔云越 秦俊斌 史庆湄 雷世源 易学桐 胡家华 蒋承谷'),
      },
    ],
  },
  {
    id: 'cppcc-2026',
    kind: 'cppcc_plenary',
    name: {
      zh: '政协第十二届澜江市委员会第五次会议',
      en: 'Fifth Session of the 12th Lanjiang Municipal Committee of the CPPCC',
    },
    opensOn: '2026-01-16',
    closesOn: '2026-01-21',
    place: '澜江市政协礼堂',
    theme: '围绕城市更新和产业转型协商议政',
    host: '大会主席团',
    attendance: people.filter(({ kind }) => kind === 'member' || kind === 'leader').map(({ id }) => id),
    themeSessions: [],
  },
  {
    id: 'midyear-2026',
    kind: 'midyear_meeting',
    name: { zh: '市人大代表年中专题座谈会', en: "Mid-year meeting of the city's deputies" },
    opensOn: '2026-07-09',
    closesOn: '2026-07-09',
    place: '澜江市人大机关一楼会议厅',
    theme: '民生实事项目推进和防汛度夏',
    host: '市人大常委会代表工作委员会',
    attendance: [...named('宋承榕 邵庆楠 江思娟'), ...deputiesOf('汀洲代表团', '云埠代表团', '北岗代表团')],
    themeSessions: [],
  },
  {
    id: 'autumn-2026',
    kind: 'between_session_meeting',
    name: { zh: '“代表面对面”秋季座谈会', en: 'Autumn meeting “Deputies face to face”' },
    opensOn: '2026-10-21',
    closesOn: '2026-10-21',
    place: '望澜会展中心多功能厅',
    theme: '今冬明春城市运行和乡村产业',
    host: '市人大常委会代表工作委员会、市政府办公室',
    attendance: [...named('宋承榕 黎润恒 乔松屏'), ...deputiesOf('榆坪代表团', '石鳞代表团', '望澜代表团')],
    themeSessions: [],
  },
]
