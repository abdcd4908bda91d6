/** What is wrong with a word. */
export const wordingKinds = [
  "promise",
  "riskless",
  "exaggeration",
  "pressure",
  "insider",
  "endorsement",
  "offPlatform",
  "account",
  "phone",
  "idNumber",
] as const;
export type WordingKind = (typeof wordingKinds)[number];

/** `block`: may not be sent. `warn`: the author is told; in a campaign it blocks as well. */
export type WordingSeverity = "block" | "warn";

/** A word with the pinyin it may hide behind. */
export interface Word {
  readonly text: string;
  readonly pinyin: readonly string[];
  readonly kind: WordingKind;
  readonly severity: WordingSeverity;
}

/** The gate's own words as `text pinyin…`, by kind and severity (security.md A11-10, A11-18). */
const lists: readonly (readonly [WordingKind, WordingSeverity, string])[] = [
  [
    "promise",
    "block",
    `保本 bao ben|保息 bao xi|保本保息 bao ben bao xi|保收益 bao shou yi|保证收益 bao zheng shou yi|保证本金 bao zheng ben jin|保障本金 bao zhang ben jin|确保本金 que bao ben jin|确保收益 que bao shou yi|本金保障 ben jin bao zhang|本金无忧 ben jin wu you|本金安全有保障 ben jin an quan you bao zhang|承诺收益 cheng nuo shou yi|承诺回报 cheng nuo hui bao|承诺年化 cheng nuo nian hua|收益承诺 shou yi cheng nuo|收益有保证 shou yi you bao zheng|收益有保障 shou yi you bao zhang|固定回报 gu ding hui bao|保底 bao di|兜底 dou di|刚兑 gang dui|刚性兑付 gang xing dui fu|包赚 bao zhuan|包赔 bao pei|亏了算我的 kui le suan wo de|亏损我承担 kui sun wo cheng dan|亏损我补 kui sun wo bu|亏了我补 kui le wo bu|赔了我补 pei le wo bu|承诺保底 cheng nuo bao di|保赚 bao zhuan|稳拿收益 wen na shou yi|肯定赚 ken ding zhuan|一定赚 yi ding zhuan|必赚 bi zhuan|绝对赚 jue dui zhuan|到期一定兑付 dao qi yi ding dui fu|回购承诺 hui gou cheng nuo`,
  ],
  [
    "riskless",
    "block",
    `无风险 wu feng xian|零风险 ling feng xian|没风险 mei feng xian|毫无风险 hao wu feng xian|没有任何风险 mei you ren he feng xian|稳赚 wen zhuan|稳赢 wen ying|只赚不赔 zhi zhuan bu pei|稳赚不赔 wen zhuan bu pei|不会亏 bu hui kui|不可能亏 bu ke neng kui|绝不亏损 jue bu kui sun|旱涝保收 han lao bao shou|绝对安全 jue dui an quan|百分百安全 bai fen bai an quan|100%安全 100% an quan|稳如泰山 wen ru tai shan|和存款一样安全 he cun kuan yi yang an quan|跟存款一样 gen cun kuan yi yang|等同存款 deng tong cun kuan|存款替代 cun kuan ti dai`,
  ],
  [
    "exaggeration",
    "warn",
    `高收益 gao shou yi|超高回报 chao gao hui bao|高回报 gao hui bao|低风险 di feng xian|低门槛 di men kan|秒到账 miao dao zhang|收益翻倍 shou yi fan bei|躺赚 tang zhuan|最高收益 zui gao shou yi|收益第一 shou yi di yi|业绩第一 ye ji di yi|最佳投资 zui jia tou zi|历史业绩保证 li shi ye ji bao zheng|闭眼买 bi yan mai|跑赢所有 pao ying suo you|暴涨 bao zhang|暴富 bao fu|稳健高收益 wen jian gao shou yi|零门槛 ling men kan`,
  ],
  [
    "pressure",
    "warn",
    `最后机会 zui hou ji hui|最后一天抢购 zui hou yi tian qiang gou|错过不再 cuo guo bu zai|错过再等一年 cuo guo zai deng yi nian|手慢无 shou man wu|再不买就没了 zai bu mai jiu mei le|仅此一次 jin ci yi ci|过期不候 guo qi bu hou|限时抢购 xian shi qiang gou|秒杀 miao sha|抓紧上车 zhua jin shang che`,
  ],
  [
    "insider",
    "block",
    `内部消息 nei bu xiao xi|内幕消息 nei mu xiao xi|内幕信息 nei mu xin xi|内部渠道 nei bu qu dao|内部额度 nei bu e du|老鼠仓 lao shu cang|未公开消息 wei gong kai xiao xi`,
  ],
  [
    "endorsement",
    "warn",
    `监管批准 jian guan pi zhun|监管认可 jian guan ren ke|监管推荐 jian guan tui jian|已获备案放心 yi huo bei an fang xin|国家担保 guo jia dan bao|政府担保 zheng fu dan bao|政府兜底 zheng fu dou di|国家兜底 guo jia dou di|银行担保 yin hang dan bao|明星代言 ming xing dai yan|央行背书 yang hang bei shu|国家背书 guo jia bei shu|官方背书 guan fang bei shu`,
  ],
  [
    "offPlatform",
    "block",
    `私人账户 si ren zhang hu|个人账户收款 ge ren zhang hu shou kuan|转到我的卡 zhuan dao wo de ka|转到我卡上 zhuan dao wo ka shang|打到我卡上 da dao wo ka shang|打到我账户 da dao wo zhang hu|转给我个人 zhuan gei wo ge ren|我的收款码 wo de shou kuan ma|私下转账 si xia zhuan zhang|代客理财 dai ke li cai|账户借我 zhang hu jie wo|密码发我 mi ma fa wo|密码告诉我 mi ma gao su wo|验证码发我 yan zheng ma fa wo|验证码告诉我 yan zheng ma gao su wo|飞单 fei dan`,
  ],
  [
    "offPlatform",
    "warn",
    `加我微信 jia wo wei xin|加微信 jia wei xin|加我个人微信 jia wo ge ren wei xin|加v信 jia v xin|加薇 jia wei|私人微信 si ren wei xin|我的微信号 wo de wei xin hao|私下聊 si xia liao|私下谈 si xia tan|加我qq jia wo qq|加qq群 jia qq qun|扫码加我 sao ma jia wo|扫我二维码 sao wo er wei ma|支付宝转 zhi fu bao zhuan|不要走银行 bu yao zou yin hang|绕开银行 rao kai yin hang`,
  ],
];

/** Harmless phrases that contain a word; a hit that lies inside one is none. */
export const harmless: readonly string[] = [
  "确保本",
  "担保本",
  "环保本",
  "社保本",
  "医保本",
  "投保本",
  "参保本",
  "保本人",
  "保本行",
  "保本次",
  "保本周",
  "保本月",
  "保本年",
  "保本单",
  "确保息",
  "保息影",
  "保底层",
  "保底部",
  "中低风险",
  "低风险等级",
  "低风险偏好",
  "低风险型",
  "低风险客户",
  "低风险承受",
  "低风险r",
  "r1低风险",
  "r1级低风险",
  "低风险暴露",
  "降低风险",
  "无风险利率",
  "无风险收益率",
  "无风险资产",
  "高收益债",
  "高收益高风险",
  "高收益必然伴随",
  "高收益往往伴随",
  "高收益伴随",
  "高收益与高风险",
  "高收益对应高风险",
  "高收益意味着高风险",
  "高回报高风险",
  "高回报伴随",
  "一定赚不",
  "保险单",
  "被打飞单",
  "起飞单",
  "银行担保函",
  "银行担保业务",
  "国家担保法",
  "秒杀病毒",
];

function read([kind, severity, list]: (typeof lists)[number]): Word[] {
  return list.split("|").map((entry) => {
    const [text = "", ...pinyin] = entry.split(" ");
    return { text, pinyin, kind, severity };
  });
}

/** Every word of the gate. */
export const words: readonly Word[] = lists.flatMap(read);
