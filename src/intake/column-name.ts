const columnName =
  /^[■□◆●▲【[>“\s]{0,4}[\u4e00-\u9fff“”·0-9]{0,10}(?:走笔|手记|观察|之声|声音|心声|快语|直击|连线|现场|聚焦|关注|视点|对话|访谈|议事厅|夜话|夜班车|快评|镜头|日记|札记|一线|在线|通道|会客厅|故事|展播|快讯|短波|花絮|简讯|特写|侧记|速写|速递|报道|进行时|一席谈|热词|热议|时间|视察|建言|议政|履职|来信|问答|面对面|摘编|摘登|综述|传真|专访|纪实|回音壁|栏目|评议|两会|讨论会直击)[】\]”:\s]{0,3}$/

/** 两会走笔, 【代表心声】: what a column of a paper is called. */
export function isColumnName(folded: string): boolean {
  return columnName.test(folded) || (folded.length <= 12 && /[\u4e00-\u9fff”]·[\u4e00-\u9fff]{2,6}$/.test(folded))
}
