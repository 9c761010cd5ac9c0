import { type GrayImage, turnGray } from './gray-image.ts'
import { type LaidOutPage, layOutPage } from './laid-out-page.ts'
import type { OcrEngine, OcrLanguage, OcrLine } from './ocr-engine.ts'
import { sampleOf } from './read-part.ts'

/** Chinese in the script of the model reads surer than this. */
const sureConfidence = 86
/** Upright text of any kind reads surer than this, text on its side or head does not (measured). */
const uprightConfidence = 70
/** Quarters clockwise: as it lies, then as pages are laid on a scanner the wrong way. */
const turns = [0, 1, 3, 2] as const

export type UprightPage = { readonly page: LaidOutPage; readonly language: OcrLanguage }

/**
 * Lays out a page the way up that reads, and says whose characters it holds. A page that reads as it lies is not tried
 * another way.
 *
 * @param onTried - called after each way, as trying them all takes seconds.
 */
export async function uprightPage(
  engine: OcrEngine,
  picture: GrayImage,
  before: OcrLanguage,
  onTried: () => void,
): Promise<UprightPage> {
  let best: (UprightPage & { confidence: number }) | null = null
  for (const quarters of turns) {
    const page = layOutPage(turnGray(picture, quarters))
    const tried = { page, ...(await chooseLanguage(engine, page, before)) }
    onTried()
    if (best === null || tried.confidence > best.confidence) best = tried
    if (best.confidence >= uprightConfidence || page.parts.length === 0) break
  }
  return best ?? { page: layOutPage(picture), language: before }
}

/** Reads a few lines of the longest part: the model that is clearly surer reads the page. */
async function chooseLanguage(
  engine: OcrEngine,
  page: LaidOutPage,
  before: OcrLanguage,
): Promise<{ language: OcrLanguage; confidence: number }> {
  const trial = async (language: OcrLanguage) => ({ language, ...summary(await sampleOf(engine, page, language)) })
  const first = await trial(before)
  if (first.latinShare > 0.8) return before === 'eng' ? first : trial('eng')
  if (before !== 'eng' && first.confidence >= sureConfidence) return first
  const simplified = before === 'chi_sim' ? first : await trial('chi_sim')
  const traditional = before === 'chi_tra' ? first : await trial('chi_tra')
  return traditional.confidence > simplified.confidence + 3 ? traditional : simplified
}

function summary(lines: readonly OcrLine[]): { confidence: number; latinShare: number } {
  const symbols = lines.flatMap((line) => line.words.flatMap((word) => word.symbols))
  if (symbols.length === 0) return { confidence: 0, latinShare: 0 }
  const latin = symbols.filter((symbol) => /^[\x21-\x7e]/.test(symbol.text)).length
  const confidence = lines.reduce((sum, line) => sum + line.confidence, 0) / lines.length
  return { confidence, latinShare: latin / symbols.length }
}
