/** Signs of a converted or badly copied page that stand between its words and mean nothing. */
export type Noise = {
  /** The sound of a character in brackets behind it, as converters of script leave it: 發(fā)展. */
  readonly glosses: boolean
  /** A comma beside another mark: 出席,。 or ,, where one was meant. */
  readonly strayCommas: boolean
}

const gloss = /[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]/y
const tones = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/
const [comma, otherMark] = [2, 1]
const marks = new Uint8Array(0x10000)
for (const sign of '。、；：！？;:') marks[sign.charCodeAt(0)] = otherMark
for (const sign of '，,') marks[sign.charCodeAt(0)] = comma

const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff

/** How often a sign must stand in a text before it is taken for noise. */
const habit = 3

export function findNoise(text: string): Noise {
  let glosses = 0
  let strays = 0
  for (let at = 1; at < text.length && (glosses < habit || strays < habit); at += 1) {
    const length = glossLength(text, at)
    if (length > 0 && tones.test(text.slice(at, at + length))) glosses += 1
    else if (isStrayComma(text, at)) strays += 1
  }
  return { glosses: glosses >= habit, strayCommas: strays >= habit }
}

/** How many units of noise stand at `at`; 0 for words. */
export function noiseLength(text: string, at: number, { glosses, strayCommas }: Noise): number {
  if (glosses) {
    const length = glossLength(text, at)
    if (length > 0) return length
  }
  return strayCommas && isStrayComma(text, at) ? 1 : 0
}

function glossLength(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if ((unit !== 0x28 && unit !== 0xff08) || at === 0 || !isHan(text.charCodeAt(at - 1))) return 0
  gloss.lastIndex = at
  return gloss.exec(text)?.[0].length ?? 0
}

function isStrayComma(text: string, at: number): boolean {
  return marks[text.charCodeAt(at)] === comma && at + 1 < text.length && marks[text.charCodeAt(at + 1)] !== 0
}
