/** Which language the page is read in and how large; it is kept nowhere, and a link says the language behind its `#`. */
export function startPageLook(): void {
  show(languageAsked())
}

/** Once the page is there: its two buttons. */
export function startLookButtons(): void {
  nameTitle()
  document.getElementById('other-language')?.addEventListener('click', () => {
    show(isEnglish() ? 'zh' : 'en')
    nameTitle()
  })
  document.getElementById('text-size')?.addEventListener('click', () => {
    const { dataset } = document.documentElement
    dataset.text = dataset.text === 'large' ? 'normal' : 'large'
    for (const label of document.querySelectorAll<HTMLElement>('#text-size > [data-to]')) {
      label.hidden = label.dataset.to === dataset.text
    }
  })
}

function languageAsked(): 'zh' | 'en' {
  if (location.hash === '#en') return 'en'
  return location.hash === '#zh' || navigator.language.startsWith('zh') ? 'zh' : 'en'
}

function show(language: 'zh' | 'en'): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

function nameTitle(): void {
  const { zh = '', en = '' } = document.querySelector('title')?.dataset ?? {}
  document.title = isEnglish() ? en : zh
}

function isEnglish(): boolean {
  return document.documentElement.lang === 'en'
}
