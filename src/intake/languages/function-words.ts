/**
 * Words so common in a language that a page of it cannot do without them, and rare in its neighbours. They tell
 * languages written in Latin and Cyrillic letters apart; those without a module are told only to be named.
 */
export const functionWords: Readonly<Record<string, string>> = {
  en: 'the of and to in that for was were is be by on with it this has have had will at from as are not their they which would',
  de: 'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über zum zur wurde oder haben sei vom durch',
  fr: 'le la les des et en du une un que est pour dans qui au sur pas par ce il sont avec aux ne se plus ont été cette ou être mais nous leur',
  es: 'el la los las de y en que del se por con una un para es al lo como su más pero fue este ha son sobre está también entre sus',
  it: 'il di che la per non una in del della è un dei con le si sono al da alla nel gli anche più come delle ha questo dalla ed',
  pt: 'o os as de da do das dos que em um uma para com não por se mais foi ao no na são pela pelo como à também este está',
  nl: 'de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit wordt naar door over heeft werd deze worden',
  sv: 'och att det som en på är av för med den till inte om ett har de från var vi ska kan under eller har när också',
  da: 'og at det som en på er af for med den til ikke om et har de fra var vi skal kan under eller blev der også',
  no: 'og at det som en på er av for med den til ikke om et har de fra var vi skal kan under eller ble også etter',
  fi: 'ja on ei että se oli hän mutta ovat kun joka niin myös tai sen siitä mukaan olisi kaupungin valtuusto voi mitä sekä',
  pl: 'i w na z do się nie że jest o to przez dla od po oraz jak są tym które za być ale czy ich został została',
  cs: 'a v na se je že z do o s za pro to jsou by ve ke jako ale bylo není které který při byl byla nebo také',
  hu: 'a az és hogy nem is egy van meg ez azt mint volt csak el ki már fel kell lesz vagy után között szerint',
  ro: 'și de în la a cu că nu este pe pentru din o un care sunt mai fost prin sau al ale către această',
  tr: 've bir bu için ile olarak da de olan daha çok gibi kadar olduğu en ne var sonra tarafından ise değil',
  id: 'yang dan di untuk dengan dari ini pada tidak dalam akan adalah itu juga oleh sebagai atau telah ke para kami',
  vi: 'và của là các có cho được trong không với một này người những đã để về khi tại từ theo đến',
  ru: 'и в не на что с по как это к из за для от о но при также его или был были она они будет',
  uk: 'і в не на що з та як це до із за для від про але при також його або був були вона вони буде є',
  bg: 'и в на не да се от за е че с по са като но до това при към ще или който беше също',
}

/** Languages told by their letters alone. */
export const scriptLanguages: readonly (readonly [RegExp, string])[] = [
  [/[\uac00-\ud7a3]/, 'ko'],
  [/[\u0e00-\u0e7f]/, 'th'],
  [/[\u0900-\u097f]/, 'hi'],
  [/[\u0590-\u05ff]/, 'he'],
  [/[\u0600-\u06ff]/, 'ar'],
  [/[\u0370-\u03ff]/, 'el'],
  [/[\u10a0-\u10ff]/, 'ka'],
  [/[\u0530-\u058f]/, 'hy'],
  [/[\u1780-\u17ff]/, 'km'],
  [/[\u1000-\u109f]/, 'my'],
  [/[\u0f00-\u0fff]/, 'bo'],
  [/[\u1800-\u18af]/, 'mn'],
]
