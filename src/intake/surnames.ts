/** Surnames of one character, simplified, roughly by frequency. */
const single =
  '朴忻茆隽蹇亢郇庹王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
  '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解柴华车冉房边辜' +
  '吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云昌凤酆皮元平禹狄贝臧成茅' +
  '骆梅盛刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄麹家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙' +
  '叶幸司韶郜黎蓟溥印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公' +
  '仉督岳帅缑亢况郈有琴归海墨哈谯笪年爱佘佴伯赏苑寸肖闫付戚区丛仝占兀冶洛滑但补闻伦亓展迪撒苏税荔檀訚藏修初昝矫院綦睢扎麻钭楼阿旦拉呼巴次达格白乎卡衷者仓鹿植钦南邝战颛揭郏由展宛来鄞库冒兴母粟母荀么玉青' +
  '恽果麦佟覃仵隆撖闪糟雒邸酆逯昌幺芈盍过斛晨盘厚尉肇冼蓬墨哈年佴爱阳东帅仝揣缑郏令狐淡巨斯铁闾璩晓闭初鹿僪旷慈瞿仉'

/** Characters of the list above that are common words first and surnames seldom: alone they prove nothing. */
const seldom =
  '万方时成来全都应和水平明干经家从能通别后相有年但补者由国广东公利有益师那空须红越养以初修院占区次达旦拉阿呼南战向和爱海赏归居终满充步位原保计商宗台云司卫关管项连党盖包易'

/** Surnames of two characters, simplified. */
const double = [
  ...'欧阳 上官 司马 诸葛 司徒 东方 端木 令狐 皇甫 尉迟 公孙 慕容 长孙 宇文 夏侯 轩辕 钟离 淳于 单于 太叔 申屠 仲孙 濮阳 公冶 宗政 鲜于 闾丘 公良 亓官 司寇 司空 拓跋 呼延 赫连 澹台 南宫 西门 东郭 独孤 完颜 纳兰 百里 闻人 万俟 第五 叶赫 爱新 乐正 公西 漆雕 壤驷 谷梁 宰父 段干 巫马 微生 梁丘 左丘 东门 南门 羊舌 公羊 拓拔 相里 夹谷 即墨 仲长 公仪 公输 太史 颛孙'.split(
    ' ',
  ),
]

const ordinary = new Set([...single])
const doubles = new Set(double)
/** Bit 1: a surname of one character; bit 2: the head of a surname of two. */
const heads = new Uint8Array(0x10000)
for (const name of ordinary) heads[name.charCodeAt(0)] = 1
for (const name of double) heads[name.charCodeAt(0)] = (heads[name.charCodeAt(0)] ?? 0) | 2

const plain = new Uint8Array(0x10000)
for (const name of ordinary) plain[name.charCodeAt(0)] = 1
for (const name of seldom) plain[name.charCodeAt(0)] = 0

/** Whether surnames of two characters begin with the character. */
export function beginsDouble(unit: number): boolean {
  return ((heads[unit & 0xffff] ?? 0) & 2) !== 0
}

/** Length of the surname at `at`: 2, 1, or 0 where none stands there. */
export function surnameLength(text: string, at: number): 0 | 1 | 2 {
  const known = heads[text.charCodeAt(at) & 0xffff] ?? 0
  if (known === 0) return 0
  if ((known & 2) !== 0 && doubles.has(text.slice(at, at + 2))) return 2
  return (known & 1) !== 0 ? 1 : 0
}

/** Whether the character, by its UTF-16 code unit, is a surname and hardly anything else at the head of a word. */
export function isPlainSurname(unit: number): boolean {
  return plain[unit & 0xffff] === 1
}
