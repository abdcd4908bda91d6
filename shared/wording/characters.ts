/** Traditional forms of the characters that our words are made of, and their simplified ones. */
const pairs =
  "無无風风險险穩稳賺赚證证諾诺兌兑剛刚報报貼贴內内確确賠赔虧亏損损機机會会後后門门檻槛監监備备準准擔担虛虚絕绝對对優优勝胜國国級级額额轉转賬账帳账戶户號号碼码掃扫匯汇錢钱銀银潤润錯错過过財财產产業业績绩預预測测漲涨單单鎖锁購购買买貨货還还給给獲获獎奖勵励薦荐專专屬属權权威威團团隊队價价獨独聯联繫系係系請请務务輕轻鬆松結结構构歷历來来從从當当現现實实際际贏赢進进資资復复歸归淨净則则約约間间時时萬万億亿個个們们這这麼么說说話话讓让為为與与於于應应該该雙双發发顯显開开關关種种並并僅仅緊紧誤误騙骗詐诈陷陷陰阴總总據据據据師师線线維维掙挣閉闭";

/** Characters that look like the simple one, or like a Latin letter. */
const looks = "夲本収收傢家赱走伩信薇微徽微葳微亻人аaеeоoрpсcхxуyіiѕsԛqⅰiɡgαaοo";

function pairUp(text: string): ReadonlyMap<string, string> {
  const characters = [...text];
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < characters.length; at += 2) {
    const from = characters[at] ?? "";
    const to = characters[at + 1] ?? "";
    if (from !== to) map.set(from, to);
  }
  return map;
}

/** Traditional → simplified, for the characters of our words only. */
export const traditional = pairUp(pairs);

/** Look-alike → the character it stands in for. */
export const lookAlikes = pairUp(looks);
