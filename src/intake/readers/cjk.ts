const ideographic =
  /[\u2e80-\u303f\u3040-\u30ff\u31c0-\u9fff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef\ud840-\ud8bf\udc00-\udfff‘’“”…—·]/

/** Whether a UTF-16 code unit is set as wide as it is high, with no space beside it: Chinese characters and their punctuation. */
export function isIdeographic(character: string): boolean {
  return ideographic.test(character)
}
