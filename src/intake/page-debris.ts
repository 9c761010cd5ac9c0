import { isHouse } from './credit-line.ts'
import { isIssueLine } from './issue-line.ts'
import { opening } from './opening.ts'

/** What stands on a page without belonging to any article. Every test takes a folded line of at most `longestDebris` units. */
export const longestDebris = 120

const pageNumber =
  /^(?:[-—–·.\s]{0,4}\d{1,4}[-—–·.\s]{0,4}|第\s?[\d一二三四五六七八九十百]{1,5}\s?[页版](?:[\s,/]{0,3}共\s?\d{1,4}\s?页)?|\d{1,4}\s?\/\s?\d{1,4}|page\s?\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?|p\.\s?\d{1,4})$/i
const navigation =
  /^(?:[^\s。,]{2,16}\s{1,4})?(?:(?:本页|当前|[您你]?的?|[您你]?(?:现在|当前|目前)?所?在?的?|所在|现在|当前所在)位置|(?:网站)?(?:首页|主页)\s?(?:[>›»|\-/·\\→]|$)|home\s?[>›»|/]|(?:issue\s?[-–]\s?(?:meetings|decisions)|meeting documents|agenda item details|decision details|issue details)$)/i
const trail = opening(/^(?:[^>›»。]{1,16})?(?:\s?[>›»]{1,2}\s?[^>›»。]{1,24}){2,8}$/)
/** 松岭在线新闻正文: the name of a site and of its kind of page. */
const crumb = /^(?:[\u4e00-\u9fff·\s]{2,14}(?:网|网站|频道|在线|新闻|栏目|门户)[\u4e00-\u9fff\s]{0,6})?正文$/
const address = /^(?:https?:\/\/|www\.)\S+(?:\s[^。]{0,40})?$/i
const bar = opening(/^(?:网站)?(?:首页|主页)(?:[\s|/·>-]{1,3}[^\s|/,。]{2,8}){3,30}$/)
const menu = opening(/^[^|。,]{1,12}(?:\s?[|｜]\s?[^|｜。,]{1,12}){2,30}$/)
const tool =
  '字号|字体(?:大小)?|(?:超?大|中|小|标准|默认)|打印(?:本页|正文)?|关闭(?:本页|窗口)?|收藏|复制链接|分享(?:到|至)?|转发|我要(?:纠错|评论)|纠错|返回(?:首页|顶部|列表)?|回到顶部|[at]\\s?[-+|]|浏览(?:次数|量|数)?|点击(?:次数|率|量|数)?|阅读(?:次数|数|量)?|访问量|听(?:新闻|全文)|朗读|点赞|评论|登录|注册|搜索|扫一扫|手机(?:看|版|阅读)|微信|微博|朋友圈|qq空间|首页|无障碍(?:阅读|浏览)?|长者(?:助手|模式|版)|繁體|简体|english'
/** Nothing but names of tools, with the counts and signs between them. */
const tools = new RegExp(`^(?:[\\[【(|/:\\s]{0,3}(?:${tool})[\\]】)|/:\\s\\d,+a次人-]{0,12}){1,20}$`, 'i')
const credits =
  /^[(【[]?(?:责任编辑|责编|编辑|本版(?:责编|编辑|主编)|主编|审核|终审|一审|二审|三审|初审|校对|美编|版式|视觉|监制|值班(?:编委|主任|总编|编辑)|组版|检校|制图|编审|统筹|值班总监|视觉|总编辑?)\s?(?:[:/|]|\s[\u4e00-\u9fff]{2,4}(?:[\s)】\]]|$))/
const footer =
  /^(?:copyright|©|版权(?:所有|声明)|免责声明|[^。]{0,30}(?:icp备|公网安备|网站标识码|增值电信业务)|(?:主办|承办|协办|技术支持|运行维护|运维)(?:单位)?\s?:|地址\s?:|邮编\s?:|联系(?:电话|我们|方式)|网站(?:地图|声明|简介)|关于我们|友情链接|投稿(?:邮箱|热线)|新闻热线|举报(?:电话|邮箱)|[^。,]{2,30}(?:主办|承办)\s{1,4}|[^。]{0,40}技术支持\s?:|[^。]{0,40}备案号|本(?:网|站|报)(?:法律)?(?:声明|地址)|国内统一(?:连续出版物|刊)号|all rights reserved|(?:以上|本|该)?文章?(?:内容)?(?:仅|只)代表|本(?:网|站|文)(?:只是|系|仅为)?转载|未经.{0,12}(?:授权|许可|允许).{0,20}(?:转载|使用))/i
const office =
  /^[\u4e00-\u9fff]{2,14}(?:人民政府|政府办公[室厅]|人民代表大会(?:常务委员会)?|人大(?:常委会)?(?:办公[室厅])?|委员会|政治协商会议|政协(?:办公[室厅])?|管理局|教育局|[\u4e00-\u9fff]{2}局|[\u4e00-\u9fff]{2}厅|融媒体?(?:中心)?|门户网站|政府网|新闻网|人民法院|人民检察院|日报|晚报|电视台)$/
const elsewhere = /^(?:今日)?(?:导读|要目|版面导读)$|^[-–—\s]*(?:上一[篇条页]|下一[篇条页]|前一篇|后一篇)\s?:?/
const related = opening(
  /^[【[(■●◆]?(?:相关(?:新闻|阅读|链接|报道|文章|推荐|专题|稿件)|推荐(?:阅读|新闻)|热(?:点|门)(?:新闻|推荐|文章|排行)?|延伸阅读|更多(?:新闻|阅读|>>)?|猜你喜欢|新闻(?:排行|推荐)|最新(?:新闻|报道)|图片新闻|往期回顾)[】\])]?\s?[:>]{0,2}$/,
)
const pointer =
  /[(→▶►]\s?(?:详见|见|报道见|全文见|请看)?\s?(?:今日)?(?:本报)?第?\s?[A-Z]?[\d一二三四五六七八九十]{1,3}\s?版\)?$/
const masthead =
  /^(?:[^。,]{0,16}\s)?(?:\d{4}|[○〇零一二三四五六七八九]{4})\s?[年./-]\s?[\d一二三四五六七八九十]{1,3}\s?[月./-]\s?[\d一二三四五六七八九十]{1,3}\s?日?(?:[\s,(/|·]{0,3}(?:(?:星期|周)[一二三四五六日天]\)?|农历[^。]{0,16}|第?\s?[A-Z]?\d{1,5}\s?[版期]|\d{1,2}:\d{2}(?::\d{2})?|[\u4e00-\u9fff]{2,6}|[A-Z]?\d{1,2})){0,6}$/
const section = opening(
  /^(?:第?\s?[A-Z]?\d{1,2}\s?版?\s?[|·:/\s]?\s?[\u4e00-\u9fff·\s]{2,8}|[\u4e00-\u9fff·]{2,8}\s?[|·:/\s]?\s?[A-Z]?\d{1,2}版?)$/,
)

/** A page number standing alone; only worth the name where nothing touches it. */
export function isPageNumber(folded: string): boolean {
  return folded.length <= 24 && pageNumber.test(folded)
}

/** ————, —END—, 点击蓝字 关注我们 */
const ornament =
  /^[—–\-=_*·.~\s]{2,}$|^[—–\-=_*·.~\s]{1,20}end[—–\-=_*·.~\s]{0,20}$|^(?:点击)?(?:上方|下方)?蓝字|^(?:长按|扫码关注|今天是\s?:)/i

/** Navigation, tools, credits of editors, footers, mastheads, pointers to other pages. */
export function isPageFurniture(folded: string): boolean {
  if (folded.length > longestDebris || folded.endsWith('。')) return false
  return (
    isPlaceAndDay(folded) ||
    ornament.test(folded) ||
    [navigation, crumb, address, tools, credits, footer, elsewhere, masthead].some((sign) => sign.test(folded)) ||
    isListOfLinks(folded) ||
    isIssueLine(folded) ||
    (folded.length <= 14 && section.test(folded)) ||
    (folded.length <= 60 && pointer.test(folded))
  )
}

/** 某报 > 要闻: a site and one of its parts. */
const siteAndPart = /^([^>›»→|·。,]{2,24}?)\s?(?:[>›»]{1,2}|→|\s[|·])\s?[^>›»→|。,]{2,12}$/

function isListOfLinks(folded: string): boolean {
  const site = folded.length <= 40 ? siteAndPart.exec(folded)?.[1] : undefined
  return (site !== undefined && isHouse(site)) || trail.test(folded) || menu.test(folded) || bar.test(folded)
}

/** 政协要闻, 工作动态: the part of a site a page stands in. */
const department = /^[\u4e00-\u9fff]{0,6}(?:动态|要闻|新闻|资讯|之窗|专栏|专题|公告|公示|信息公开)$/
const day = /^\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?(?:\s{1,4}\d{1,2}:\d{2}(?::\d{2})?)?$/

/** A line that is nothing but a day, with the hour perhaps. */
export function isDay(folded: string): boolean {
  return folded.length <= 32 && day.test(folded)
}

/** A line that is nothing but an office's, a paper's or a department's name, as stands over a web page. */
export function isMasthead(folded: string): boolean {
  return folded.length <= 24 && (office.test(folded) || department.test(folded))
}

/** 相关新闻, 推荐阅读 and the like: what follows up to the next running text names other pages. */
export function opensListOfOthers(folded: string): boolean {
  return folded.length <= 16 && related.test(folded)
}

const placeAndDay =
  /^[(【[](?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[^。,!?]{0,24}[)】\]]$|^[(【[][\u4e00-\u9fff]{2,8}\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日[)】\]]$/

/** （3月5日　松岭）: when and where, under a headline. */
export function isPlaceAndDay(folded: string): boolean {
  return folded.length <= 40 && placeAndDay.test(folded)
}
