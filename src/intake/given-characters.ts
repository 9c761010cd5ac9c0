/** A table of the characters given, by their code. */
function flagged(characters: readonly string[]): Uint8Array {
  const flags = new Uint8Array(0x10000)
  for (const character of characters) flags[character.charCodeAt(0)] = 1
  return flags
}

/** Behind the end of a text stands NaN: as an index it would slow down every look that follows. */
const has = (flags: Uint8Array, unit: number) => flags[unit & 0xffff] === 1

/** Characters that hardly ever stand in a person's name after the surname. */
const never = flagged([
  ...'的了在等是就对将被把这那我你他她它们很最只但或各每某个让使给跟吗呢吧没不要都从该此些么哪着过做说讲问题省市县区镇乡村部局厅处委办院校厂司您咱及至虽因所则即并却又再非委们第员',
])

/** Characters that given names are commonly made of. */
const common = flagged([
  ...('明华国文建军平志伟永春玉红金海荣新林生德小成俊庆云晓秀英丽杰宏光辉强东立民龙凤兰梅芳霞燕玲娟敏静洁雪琴莉珍珠慧萍琳婷婉颖佳怡欣悦雯雅琪瑶瑾璐莹莎菲蓉蕾薇馨妍媛娜娇婧嫣' +
    '刚勇毅峰磊涛斌波彬鹏飞翔浩博涵宇轩泽昊睿哲瑞祥旭晨晖阳昌盛兴旺富贵福禄寿喜安康宁泰和顺义仁礼智信忠孝廉诚善良正直清廷廉学书诗画棋才艺思想念恩惠慈' +
    '山川江河湖洋溪泉源水木森火炎土坤地天星辰月日朝夕岚峻岩石松柏竹柳杨桂枫桐梓楠榕根茂树枝叶花草' +
    '卫兵武胜利战捷克功勋业绩锋钢铁铭鑫锐钧锦银铜铠镇钊鉴铎钰' +
    '一二三四五六七八九十百千万世代中大元亨启开来继承先进前向上升起发达宝全双长远广方道立振奋奇异彦彪炳贤豪儒士雄威' +
    '权伦恒亮景晶昕昭昱晟晴暄晗晔冰凌寒霜露雨雷震霖霆' +
    '子孟仲叔季伯公君卿臣相侯王伊尹沛然若如以为之其亦尔乃可能有心意志怀容宽厚诺谦谨恭敬慎勤俭' +
    '培基根本源流传统绍述祖宗家邦庭嘉吉祯祺禧禄礼裕康乐欢怡庆贺颂赞美好妙淑贞娴惠芬芝菊莲荷蓝青紫丹彤朱碧翠绿黛素洁' +
    '凯歌奏乐弦琦琨琛珂珊玮珩珺玥璇璟瑜瑛琼琬琰璞' +
    '航舟帆涯洲济渊澄淼鸿鹤雁燕莺鹰骏骁骥驰腾跃迅逸迪达通运连进选迎逢' +
    '栋梁栩楷模标榜杭桥柱柯槐榆' +
    '群众集体团结合作同心协力友爱联盟会社' +
    '晋鲁豫湘粤桂黔滇蜀秦渝沪津京苏皖赣闽琼辽吉黑' +
    '峥嵘巍峨崇岭岳岐屹岱' +
    '洪涌波澜澎湃浚深润泓洋沁沐泊津浦淇渭漫滨潇' +
    '炜炳烁烽焕煜熙照熠炫焱灿煌' +
    '纯纲纪绪维缨绮绣纬经纶织' +
    '训谋谊谕诗词语记论评谈' +
    '陆阵陶隆陵隽集雄' +
    '顺颂颜颐顾' +
    '首香馥骅骞高魁麟黎默齐' +
    '尚尧岁左右巧巨己布希帅帝常年延廷弘彰征徐微德必忆怀性恺悌情惟愉愿成我戈才扬抗抱拓振挺授攀敦斐新施旋无易映显普景智晶曙曼曦最朗望期朴权杏村杜果枚棠楚榜樱欧止步殿毓汉汝沂沙河治泳泽洛派浪涓淳添清渡港游湛满漪澜灵点烈爽牧犇献玄玉甫用田甲申畅白百皓益盈盼真知砚碧社祎神秉秋科秦程穆空童端笑筱箫米粉精约纳练细绘绢绵罡美羽翁翎翠耀聪胤能腊至致舒良芊芙芮芸苑苗若茗茜荃荔莺菁菡萌萱葆葛葳蓓蔓蔚蕊蕴薪藤虎虹蝶衍裴观让诣谷豆贝贞贡赐赫超越路轶辅辙迈还述逊通造道邦邱郁郎采里野量钟银锡锁镕镜长闯阔陈际随雅雨雯霄靖鞠韬韵韶顶须顽频题颢风食首驹验骄高鱼鲁鲲鸣鸥鹏黛鼎龄' +
    '令侠沣懿钦尧棋婵娣媚嫦嫚孝孜寰岱崎嵘巽帆幼彰彪忻恺恢慰懋戎戟扬抒拯挺捷揆攸敏斌旦旻昂昊昀昉昌昕昭晏晓晔晖晗晟暄暐朔杉杓松柏柱栋桐梓棣楫楷榕樑樵橙毅沅沛泉泓波泱洁洛浚浩涵淇淑淦渊湛湜源溥滢漩漪潞澍澔濂瀚灏烨焯煊煌熠燊爽牧犀狄猛玖玘珅珈珉珏珑珝珣珪珮琅琚琤琨琪琮琰琸瑄瑗瑛瑞璋璐璨瓒甦畅疆皎皓眉睦瞳矗砺硕祁祎祐禄禹稷穗竑笃筠箐箴簌纬绍绎绚绮缇缦翊翔耘聪肃肇胤舜芃芊芷苒苡苓茵荀荻莎莘菁萱葳蒙蓁蓉蓝蔓蕙蕾薇藜虔蜀衡裕襄觉训诗诚询谌谋谖谧豫贤赋赓赫轩辰远逸邃邺酉野钊钧铎铮锋锐锟镜闻阡陶隽雁雅雯霁霏霞靓靖鞠颉颖颢飒飏馨骋骏骥鲲鸢鸿鹏鹤麒黎黛鼎齐龙' +
    '亚亨人今仪伍传位体何余作佩佑佚侃侠依俐保信修俏俞倩倬健偲元兆光全兮公六兰关典养再冬冯凉凝凡凤刘初利前剑力加勋化北升南占印历厚原友双叔口古只召史号司君吟启周哲唐商善喆喻嗣嘉器囡园圆圣坚垒垚城培堂塬境墨声备复夏多太夫央女妤妮姗姣姿威娅子孔存宁守官宜宝实室宣宵宸寅密寒尊小少尤尼岗岸峥工巧平年广序库应度建弢张弛弟录影律得徽忱念怡恕恬悠惜惠慧慷慨懋'),
])

/** Characters foreign names are written with. */
const transliterating = flagged([
  ...'阿埃艾爱安昂奥澳巴芭白拜班邦包保葆贝本比彼毕波伯博勃布采蔡查柴昌彻茨次达大戴丹当道德邓狄迪蒂第丁东杜多朵厄恩尔耳法凡范方菲费芬丰冯佛夫弗福富伽盖甘冈高戈哥格根古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉季加佳贾简江杰捷金津卡凯坎康柯科克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷蕾里理利丽莉连良列林琳留柳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏明摩莫默姆木穆那娜纳乃南瑙内尼涅宁纽农努诺欧帕派潘庞培佩彭皮平泼珀普奇齐契恰乔切钦琴丘曲让热仁日茹儒瑞若萨塞赛三桑瑟森沙莎山尚绍舍申圣胜施石史舒斯松苏索塔台泰坦汤唐陶特腾提田铁廷通图土托娃瓦万旺威韦维魏温文沃乌武伍西希锡夏香肖萧谢辛欣兴休雪逊雅亚扬杨耶叶伊依易因英尤于约赞泽曾扎詹珍朱卓兹宗祖佐顿迦伽娅妮莎珠莱兹斐翁奈诗婉玛裕瓦差素猜代齐岛泉吾其买合嘎央措堆毕力敖日露江旦增仓洛顿珠边姆草才让仓丹汗音桑曲依珍央伊敦别结卓',
])

const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff

/** Characters are given by their UTF-16 code units. */
export function canBeGiven(unit: number): boolean {
  return isHan(unit) && !has(never, unit)
}

export function isCommonGiven(unit: number): boolean {
  return has(common, unit)
}

/** Whether the character is one that foreign sounds are written with. */
export function writesSounds(unit: number): boolean {
  return has(transliterating, unit)
}

/** Whether the whole word is written with the characters used for foreign sounds. */
export function isTransliterated(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (!writesSounds(word.charCodeAt(at))) return false
  return word.length >= 3
}

/** Tibetan names are written one to three of these together, without a surname. */
const tibetan = new Set(
  '扎西 次仁 尼玛 多吉 洛桑 旦增 丹增 格桑 卓玛 卓嘎 央金 央宗 达瓦 巴桑 普布 边巴 拉巴 米玛 平措 罗布 白玛 贡布 贡嘎 索朗 强巴 仁青 仁增 德吉 曲珍 曲扎 顿珠 云丹 嘉措 旺堆 旺久 旺姆 桑杰 桑珠 才让 才旦 拉毛 拉姆 卓玛 加措 加布 益西 阿旺 丹巴 江村 晋美 土登 次旦 次央 措姆 赤列 群培 班觉 列珠 欧珠'.split(
    ' ',
  ),
)

/** Whether a word is made of the parts Tibetan names are made of: 扎西次仁. */
export function isTibetan(word: string): boolean {
  if (word.length !== 4) return false
  return tibetan.has(word.slice(0, 2)) && tibetan.has(word.slice(2))
}
