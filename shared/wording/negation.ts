/** How many characters before and after a word are read for what turns its sense. */
const before = 8;
const after = 10;

const boundary = /[,;!?:。、\n]/u;

/** Directly before the word: 不保本, 非保本浮动收益. */
const adjacent = /(?:不|非|未|勿|莫|无)$/u;

/** Anywhere shortly before it in the same clause. */
const turning =
  /不是|并非|不得|不能|不会|不可|无法|没有|不存在|不承诺|不保证|未承诺|不构成|不等于|不代表|不属于|不提供|不含|并不|绝不|从不|禁止|严禁|谨防|警惕|切勿|请勿|勿信|拒绝|杜绝|防范|远离|抵制|打击|避免|所谓|声称|宣称|号称|虚假|打破|违规|不要相信|别信|不宜|不应|不追求|不做|误导|违反|取消|告别|不再|无需|不允许|哪有|何来|投诉|举报|是否/u;

/** Shortly after it in the same clause: 保本的都是骗局. */
const turned =
  /骗局|诈骗|陷阱|不可信|不可能|不存在|谎言|误区|违规|违法|禁止|不属实|是不对的|不代表|均为虚假|骗子|幌子|的时代已|请勿|切勿|不合规|举报/u;

/** A second negation before an adjacent one gives the word its sense back: 没有不保本的. */
const doubled = /(?:没有|不会|不可能|从来没|哪有|岂会|怎么会|不能)$/u;

/** Begins with 不 or 非 and yet negates nothing. */
const affirming =
  /(?:不仅|不但|不只|不光|不止|不仅仅|非常|无论|不论|不管|不用担心|不必担心|放心|保证)$/u;

/**
 * Whether the clause around a word takes its sense away: a warning, a denial, a rule.
 * Only what stands in the same clause counts, so that a denial cannot be borrowed from elsewhere.
 */
export function isNegated(text: string, start: number, end: number): boolean {
  const lead = clauseBefore(text, start);
  if (affirming.test(lead)) return false;
  const tight = adjacent.exec(lead);
  if (tight) return !doubled.test(lead.slice(0, -1));
  return turning.test(lead) || turned.test(clauseAfter(text, end));
}

function clauseBefore(text: string, start: number): string {
  const part = text.slice(Math.max(0, start - before), start);
  return part.slice(lastBoundary(part) + 1);
}

function lastBoundary(part: string): number {
  let last = -1;
  for (let at = 0; at < part.length; at += 1) if (boundary.test(part.charAt(at))) last = at;
  return last;
}

function clauseAfter(text: string, end: number): string {
  const part = text.slice(end, end + after);
  const cut = part.search(boundary);
  return cut < 0 ? part : part.slice(0, cut);
}
