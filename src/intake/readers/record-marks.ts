const rootTag = /^\s*(?:<\?xml\b[^>]{0,200}>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[\w-]+:)?akomaNtoso\b/

/** Whether a decoded text is an Akoma Ntoso document. */
export function looksLikeAkomaNtoso(text: string): boolean {
  return rootTag.test(text.slice(0, 8192))
}

/** Whether a decoded text is a Popolo document: JSON with people and what they belong to, moved or said. */
export function looksLikePopolo(start: string): boolean {
  return /^\s*\{/.test(start) && /"(?:persons|memberships|speeches|motions|vote_events)"\s*:/.test(start)
}
