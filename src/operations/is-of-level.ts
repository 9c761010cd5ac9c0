type Level = 'nation' | 'province' | 'city' | 'district' | 'county'

const marks = /自治[区區州县縣]|[省市区區县縣]/g

const levels: ReadonlyMap<string, Level> = new Map<string, Level>([
  ['省', 'province'],
  ['自治区', 'province'],
  ['自治區', 'province'],
  ['市', 'city'],
  ['自治州', 'city'],
  ['区', 'district'],
  ['區', 'district'],
  ['县', 'county'],
  ['縣', 'county'],
  ['自治县', 'county'],
  ['自治縣', 'county'],
])

/**
 * Whether a session told by this name may be the one listed by that, going by the level of their bodies. A list names its
 * own body's sessions, often without a level; the nation's are never meant by that.
 */
export function isOfLevel(listed: string, told: string): boolean {
  const [own, other] = [levelOf(listed), levelOf(told)]
  if (other === undefined || own === other) return true
  return own === undefined && other !== 'nation'
}

/** Of 江州市南湖区 the last; undefined where the name tells none. */
function levelOf(name: string): Level | undefined {
  if (/全[国國]/.test(name)) return 'nation'
  return levels.get(name.match(marks)?.at(-1) ?? '')
}
