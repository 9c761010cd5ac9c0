import { describe, expect, it } from 'vitest'
import { ownWork } from '#tests/support/own-work.ts'
import { encodeLegacy } from './fixtures/encode-legacy.ts'
import { looksLikeHtml } from './html-mark.ts'
import { htmlToText } from './html-text.ts'
import { readHtml } from './read-html.ts'

describe('htmlToText', () => {
  it('leaves out scripts, styles, menus, titles and hidden parts', () => {
    const html = `<head><title>题</title><style>p{}</style></head><nav>首页</nav><script>var a='<p>'</script><p>正文</p><p hidden>藏<br>着</p>`
    expect(htmlToText(html)).toBe('正文')
  })

  it('sets paragraphs apart by a blank line, other blocks by a line, and keeps line breaks', () => {
    expect(htmlToText('<h1>题</h1><div>甲</div><div>乙<br>丙</div><p>丁</p><p>戊</p>')).toBe(
      '题\n\n甲\n乙\n丙\n\n丁\n\n戊',
    )
    expect(htmlToText('甲<br><br>乙')).toBe('甲\n\n乙')
  })

  it('decodes entities and keeps every other character as it is', () => {
    expect(htmlToText('<p>&ldquo;好住&rdquo; A&amp;B &#x4E00;&nbsp;Ⅱ⼈</p>')).toBe('“好住” A&B 一\u00a0Ⅱ⼈')
  })

  it('joins Chinese lines that are only broken in the file, and English ones with a space', () => {
    expect(htmlToText('<p>市长与委员\n   面对面交流。</p><p>The mayor\nanswered.</p>')).toBe(
      '市长与委员面对面交流。\n\nThe mayor answered.',
    )
  })

  it('keeps the cells of a row in one line', () => {
    const table = '<table><tr><td>甲</td><td></td><td><p>乙</p></td></tr><tr><td><p>丙</p></td><td>丁</td></tr></table>'
    expect(htmlToText(table)).toBe('甲\t乙\n丙\t丁')
  })

  it('keeps running text in cells as paragraphs', () => {
    const long = '答复写得再长，不如把期限写清楚。'.repeat(5)
    expect(htmlToText(`<table><tr><td><p>${long}</p></td><td><p>甲</p><p>乙</p></td></tr></table>`)).toBe(
      `${long}\n\n甲\n\n乙`,
    )
  })

  it('keeps the lines of preformatted text', () => {
    expect(htmlToText('<pre>甲\n  乙</pre>')).toBe('甲\n  乙')
  })

  it('reads a page nested two hundred thousand deep', () => {
    expect(htmlToText(`${'<div>'.repeat(200_000)}底`)).toBe('底')
  })
})

describe('readHtml', () => {
  it('reads a page in the charset it declares', () => {
    const page = encodeLegacy(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>陆禾川</body></html>',
      'gb18030',
    )
    expect(readHtml(page)).toEqual({ ok: true, value: { text: '陆禾川', encoding: 'gb18030' } })
  })

  it('refuses a page without words', () => {
    expect(readHtml(Buffer.from('<html><body><img src="a.png"></body></html>'))).toEqual({
      ok: false,
      refusal: { code: 'no_text_found', mediaType: 'text/html' },
    })
  })
})

describe('looksLikeHtml', () => {
  it('goes by how a text begins, and by its name only when it holds a tag', () => {
    expect(looksLikeHtml('txt', '\n<!DOCTYPE html><p>甲')).toBe(true)
    expect(looksLikeHtml('', '<!-- a --><!-- b --><html>')).toBe(true)
    expect(looksLikeHtml('txt', '市长说 a<b 且 <p>')).toBe(false)
    expect(looksLikeHtml('html', '甲<br>乙')).toBe(true)
    expect(looksLikeHtml('html', '甲乙')).toBe(false)
    expect(looksLikeHtml('md', '<html>')).toBe(false)
  })

  it('is not slow on comments without end', async () => {
    expect(await ownWork(() => expect(looksLikeHtml('', '<!---->'.repeat(1200))).toBe(false))).toBeLessThan(500)
  })
})
