import type { Label } from '#kernel/label.ts'

/** An element of the page: words go in as words, never as markup. */
export function madeNode(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly (Node | string)[]
): HTMLElement {
  const node = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value)
  node.append(...inside)
  return node
}

/** A label in both languages: the page's style shows the one it is read in. */
export function bothNodes({ zh, en }: Label): readonly Node[] {
  return [madeNode('span', { class: 'zh', lang: 'zh-CN' }, zh), madeNode('span', { class: 'en', lang: 'en' }, en)]
}
