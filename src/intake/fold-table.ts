import * as toTraditional from 'opencc-js/preset/cn2t'
import * as toSimplified from 'opencc-js/preset/t2cn'

/** The single-character entries of the last dictionary group; OpenCC's phrase entries change lengths and are left out. */
function singleCharacters(groups: readonly (readonly (string | readonly (readonly [string, string])[])[])[]) {
  const map = new Map<string, string>()
  for (const dictionary of groups.flat()) {
    const entries =
      typeof dictionary === 'string' ? dictionary.split('|').map((entry) => entry.split(' ', 2)) : dictionary
    for (const [from, to] of entries) {
      if (from?.length === 1 && to?.length === 1) map.set(from, to)
    }
  }
  return map
}

/** Traditional → simplified, one UTF-16 unit to one. */
export function traditionalCharacters(): Map<string, string> {
  const map = singleCharacters(toSimplified.to.cn ?? [])
  // Forms of Taiwan and Hong Kong that OpenCC reaches in two steps (衞 → 衛 → 卫).
  for (const region of [toSimplified.from.tw, toSimplified.from.hk]) {
    for (const [variant, standard] of singleCharacters(region ?? [])) {
      const simplified = map.get(standard)
      if (simplified !== undefined && simplified !== variant && !map.has(variant)) map.set(variant, simplified)
    }
  }
  return map
}

/** Characters that have another form in traditional writing. */
export function simplifiedCharacters(): Set<string> {
  return new Set(singleCharacters(toTraditional.from.cn ?? []).keys())
}

/** PDF text may hold radicals of this block in place of characters; NFKC leaves all but two of them as they are. */
const radicalForms =
  '⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋卩⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗小⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺯糸⺰纟⺱罓⺲罒⺳网⺵冈⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟'

/** One sign for each job: corner and primed quotation marks as “ ” ‘ ’, every name dot as ·, every small comma as 、. */
const signForms = '「“」”『‘』’﹁“﹂”﹃‘﹄’〝“〞”〟”‧·・·•·∙·●·﹑、､、｡。︒。︑、'

/** Blocks whose compatibility forms are only another width, place or encoding of an ordinary character. */
const compatibilityBlocks: readonly (readonly [number, number])[] = [
  [0x2e9f, 0x2ef3],
  [0x2f00, 0x2fd5],
  [0x3000, 0x3000],
  [0x00a0, 0x00a0],
  [0x2000, 0x200a],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xffee],
]

/** For every UTF-16 unit, the unit it is matched as. */
export function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  const put = (from: string, to: string) => {
    table[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  const traditional = traditionalCharacters()
  for (const [from, to] of traditional) put(from, to)
  for (const [first, last] of compatibilityBlocks) {
    for (let unit = first; unit <= last; unit += 1) {
      const form = String.fromCharCode(unit)
      const ordinary = form.normalize('NFKC')
      if (ordinary.length === 1) put(form, traditional.get(ordinary) ?? ordinary)
    }
  }
  for (const pairs of [radicalForms, signForms]) {
    for (let at = 0; at + 1 < pairs.length; at += 2) put(pairs.charAt(at), pairs.charAt(at + 1))
  }
  return table
}
