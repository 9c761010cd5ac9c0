export type DemoUnit = {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly shortName: string
  readonly kind: 'department' | 'district' | 'people_organisation' | 'court'
  /** What it handles, in Chinese. */
  readonly duties: string
}

/** A line each: code, name in Chinese and English, short name, duties. */
const lines: Readonly<Record<DemoUnit['kind'], string>> = {
  department: `
development-reform|澜江市发展和改革委员会|Development and Reform Commission|市发改委|编制全市中长期规划和年度投资计划，审批重大项目，管理水电气热和停车等收费价格，统筹能源保供、节能降碳、营商环境评价和跨区域合作。
industry|澜江市工业和信息化局|Bureau of Industry and Information Technology|市工信局|管工业运行、技术改造和产业集群，服务中小企业和专精特新企业，布局工业园区、中试平台、算力和5G等信息基础设施。
education|澜江市教育局|Education Bureau|市教育局|管幼儿园、中小学、特殊教育和职业学校的布点、招生、师资与校园安全，负责课后服务、校园餐、近视防控和校外培训监管。
science|澜江市科学技术局|Science and Technology Bureau|市科技局|组织科研项目，推动成果转化、概念验证和孵化器建设，认定高新技术企业，负责科普场馆和科技人才服务。
ethnic-religious|澜江市民族宗教事务局|Ethnic and Religious Affairs Bureau|市民宗局|落实民族宗教政策，管理宗教活动场所，保障少数民族群众饮食、节庆等生活习惯，促进各民族交往交流交融。
police|澜江市公安局|Public Security Bureau|市公安局|负责社会治安、户籍和出入境、反诈防骗、交通信号与交通秩序、电动自行车通行、养犬登记和大型活动安全。
civil-affairs|澜江市民政局|Civil Affairs Bureau|市民政局|管养老服务、助餐和适老化改造，低保与临时救助，儿童福利，婚姻与殡葬，社区居委会和社会组织登记，以及地名管理。
justice|澜江市司法局|Justice Bureau|市司法局|承担人民调解、法律援助、公证、仲裁和行政复议，监督行政执法，起草和清理政府规章，开展普法宣传。
finance|澜江市财政局|Finance Bureau|市财政局|编制预算决算，管理专项资金、政府采购和政府债务，推进预算绩效，监管行政事业单位资产。
human-resources|澜江市人力资源和社会保障局|Human Resources and Social Security Bureau|市人社局|促进就业创业和技能培训，管理社会保险与工伤，处理欠薪和劳动争议，负责职称、人才引进和零工市场。
planning|澜江市自然资源和规划局|Natural Resources and Planning Bureau|市资规局|编制国土空间规划和控制性详规，管理土地供应、不动产登记、历史建筑保护名录、地质灾害防治和矿产资源。
ecology|澜江市生态环境局|Ecology and Environment Bureau|市生态环境局|防治大气、水、土壤、噪声和餐饮油烟污染，审批环评和排污许可，监管危险废物与辐射，受理环境投诉。
housing|澜江市住房和城乡建设局|Housing and Urban-Rural Development Bureau|市住建局|管老旧小区改造、加装电梯、物业与维修资金、保障性住房、房屋安全、建筑工地，以及燃气和市政道路桥梁建设。
transport|澜江市交通运输局|Transport Bureau|市交通局|管公交、出租网约车、水上客运和公路建设养护，规划枢纽站场、公共停车和慢行通道，监管货运与治超。
water|澜江市水务局|Water Affairs Bureau|市水务局|负责供水排水、污水管网、河湖治理、防洪排涝工程、节水和农村饮水安全，落实河长制。
agriculture|澜江市农业农村局|Agriculture and Rural Affairs Bureau|市农业农村局|管粮食蔬菜和渔业生产、种业、农机、高标准农田，指导农村人居环境整治、集体经济、宅基地和农产品品牌。
commerce|澜江市商务局|Commerce Bureau|市商务局|促进消费、外贸外资和会展，管理菜市场和商业网点布局、家政、电商物流、再生资源回收，帮助企业走出去。
culture-tourism|澜江市文化和旅游局|Culture and Tourism Bureau|市文旅局|管图书馆、博物馆、文化馆和演出市场，保护文物与非物质文化遗产，规划景区、旅游线路和民宿。
health|澜江市卫生健康委员会|Health Commission|市卫健委|管医院和社区卫生服务中心、急救站点、疾病预防、妇幼健康与托育、家庭医生签约、心理卫生和医养结合。
veterans|澜江市退役军人事务局|Veterans Affairs Bureau|市退役军人局|负责退役军人安置、就业和优待抚恤，管理烈士纪念设施，组织双拥工作。
emergency|澜江市应急管理局|Emergency Management Bureau|市应急局|统筹安全生产监管、防汛防旱防台指挥、自然灾害救助、应急避难场所和物资储备。
market|澜江市市场监督管理局|Market Regulation Bureau|市市场监管局|负责企业登记、食品药品和特种设备安全、电梯监管、价格与广告执法、质量标准、消费维权和知识产权保护。
sport|澜江市体育局|Sports Bureau|市体育局|布局健身步道、球场和游泳池，推动学校与单位场馆开放，组织赛事和青少年训练，监管预付费健身。
medical-insurance|澜江市医疗保障局|Healthcare Security Bureau|市医保局|管职工和居民医保待遇、异地就医结算、门诊慢特病、药品耗材集采、长期护理保险和医疗救助。
urban-management|澜江市城市管理综合行政执法局|Urban Management and Law Enforcement Bureau|市城管局|管市容秩序、户外广告、摊点夜市、违法建设、渣土运输、环卫保洁、公厕和生活垃圾分类。
parks|澜江市园林和林业局|Parks and Forestry Bureau|市园林局|建设管理公园绿地、行道树和绿道，保护古树名木、湿地与野生动植物，负责森林防火。
data|澜江市数据局|Data Bureau|市数据局|统筹公共数据共享开放和授权运营，建设一网通办、城市运行平台与政务云，优化电子证照和热线派单。
financial-work|澜江市地方金融管理局|Local Financial Administration|市金融局|协调银行保险服务实体经济，监管小额贷款、融资担保和典当，推动企业上市，防范非法集资。
state-assets|澜江市人民政府国有资产监督管理委员会|State-owned Assets Supervision and Administration Commission|市国资委|履行市属国企出资人职责，推动国企改革和闲置资产盘活，监督经营业绩与薪酬。
fire|澜江市消防救援支队|Fire and Rescue Detachment|市消防支队|承担灭火和抢险救援，检查消防安全，规划消防站与消火栓，治理飞线充电和堵塞消防通道。`,
  district: `
tingzhou|汀洲区人民政府|Tingzhou District Government|汀洲区政府|负责汀洲区行政区域内老城更新、社区治理、公共服务设施和属地环境整治，落实市级部门下达的项目。
yunbu|云埠区人民政府|Yunbu District Government|云埠区政府|负责云埠区行政区域内港区周边整治、安置小区建设、街道社区服务和产业园区配套。
beigang|北岗区人民政府|Beigang District Government|北岗区政府|负责北岗区行政区域内老工业区转型、厂区家属院改造、道路微循环和基层治理。
yuping|榆坪县人民政府|Yuping County Government|榆坪县政府|负责榆坪县行政区域内山区乡镇道路、饮水、乡村产业和县域医疗教育。
shilin|石鳞县人民政府|Shilin County Government|石鳞县政府|负责石鳞县行政区域内矿区修复、库区移民、特色种养和集镇建设。
wanglan|望澜新区管理委员会|Wanglan New Area Administration|望澜新区管委会|负责望澜新区开发建设、招商服务、公共配套以及新区范围内的城市管理事务。`,
  people_organisation: `
disabled-federation|澜江市残疾人联合会|Disabled Persons' Federation|市残联|代表残疾人利益，开展康复、辅助器具适配和残疾人就业，推动无障碍环境建设与监督体验。
trade-union|澜江市总工会|Federation of Trade Unions|市总工会|维护职工权益，组织劳动竞赛和困难帮扶，建设户外劳动者驿站，推动新就业形态劳动者入会。
women-federation|澜江市妇女联合会|Women's Federation|市妇联|维护妇女儿童权益，开展家庭教育和反家暴服务，支持妇女创业，推动儿童友好建设。`,
  court: `
court|澜江市中级人民法院|Intermediate People's Court|市中院|审理执行各类案件，推进诉调对接、巡回审判和诉讼服务，回应代表对审判执行工作的建议。`,
}

const kinds = ['department', 'district', 'people_organisation', 'court'] as const

/** The forty bodies that suggestions are assigned to. */
export const units: readonly DemoUnit[] = kinds.flatMap((kind) =>
  lines[kind]
    .trim()
    .split('\n')
    .map((line): DemoUnit => {
      const [code = '', zh = '', en = '', shortName = '', duties = ''] = line.split('|')
      return { code, name: { zh, en }, shortName, kind, duties }
    }),
)
