import type { Terms } from '#engine/terms.ts'

const same = (zh: string, en: string) => ({ zh, en })

/** Terms for procedures invented for tests, whose labels do not speak in them. */
export const plainTerms: Terms = {
  matter: same('件', 'case'),
  a_matter: same('件', 'a case'),
  author: same('提出人', 'author'),
  authors: same('提出人', 'authors'),
  office: same('机构', 'office'),
  body: same('单位', 'body'),
  bodies: same('单位', 'a body'),
  signatory: same('负责人', 'its head'),
  file: same('受理', 'accept'),
  filed: same('受理', 'accepted'),
  filing: same('受理', 'acceptance'),
}
