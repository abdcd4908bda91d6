import { staffRoles } from "../core/endpoint";
import type { Column } from "./column";

/** What a file can bring in. `core` kinds come from the bank's systems by shell only, never from a screen. */
export interface ImportKind {
  readonly kind: string;
  readonly label: string;
  readonly from: "person" | "core";
  readonly columns: readonly Column[];
}

const customerNo: Column = { key: "no", label: "客户号", type: "text", required: true, max: 32 };

const roleWords: Readonly<Record<(typeof staffRoles)[number], string>> = {
  rm: "客户经理",
  lobby: "大堂经理",
  expert: "专家",
  marketer: "营销",
  lead: "团队负责人",
  head: "机构负责人",
  compliance: "合规审计",
  security: "安全管理",
  admin: "系统管理",
};
const roleChoices = Object.fromEntries(staffRoles.map((role) => [roleWords[role], role]));

export const importKinds = [
  {
    kind: "organisation",
    label: "组织机构",
    from: "person",
    columns: [
      { key: "no", label: "机构号", type: "text", required: true, max: 32 },
      { key: "parentNo", label: "上级机构号", type: "text", max: 32 },
      {
        key: "kind",
        label: "类型",
        type: "choice",
        required: true,
        choices: { 总行: "bank", 分行: "branch", 支行: "subBranch", 团队: "team" },
      },
      { key: "name", label: "名称", type: "text", required: true },
      { key: "address", label: "地址", type: "text", max: 120 },
    ],
  },
  {
    kind: "staff",
    label: "员工",
    from: "person",
    columns: [
      { key: "no", label: "工号", type: "text", required: true, max: 32 },
      { key: "name", label: "姓名", type: "text", required: true, max: 40 },
      { key: "title", label: "职务", type: "text", required: true },
      { key: "roles", label: "角色", type: "list", required: true, choices: roleChoices },
      { key: "unitNo", label: "机构号", type: "text", required: true, max: 32 },
      { key: "phone", label: "手机号", type: "phone", required: true },
      { key: "certificates", label: "资格证书", type: "list" },
      { key: "certifiedUntil", label: "证书有效期至", type: "day" },
      { key: "skills", label: "专长", type: "list" },
    ],
  },
  {
    kind: "customers",
    label: "客户",
    from: "person",
    columns: [
      customerNo,
      { key: "name", label: "姓名", type: "text", required: true, max: 40 },
      {
        key: "gender",
        label: "性别",
        type: "choice",
        required: true,
        choices: { 女: "female", 男: "male" },
      },
      { key: "idNumber", label: "身份证号", type: "idNumber", required: true },
      { key: "phone", label: "手机号", type: "phone", required: true },
      { key: "keepsLunar", label: "过农历生日", type: "flag" },
      {
        key: "tier",
        label: "等级",
        type: "choice",
        required: true,
        choices: { 金卡: "gold", 铂金: "platinum", 钻石: "diamond", 私人银行: "private" },
      },
      { key: "rmNo", label: "客户经理工号", type: "text", required: true, max: 32 },
      { key: "customerSince", label: "开户日期", type: "day" },
      { key: "email", label: "邮箱", type: "email", max: 100 },
      { key: "district", label: "所在区县", type: "text" },
      { key: "address", label: "详细地址", type: "text", max: 120 },
      { key: "occupation", label: "职业", type: "text" },
      { key: "wealthTags", label: "财富标签", type: "list", max: 200 },
      { key: "lifeTags", label: "生活标签", type: "list", max: 200 },
      { key: "notes", label: "备注", type: "text", max: 500 },
    ],
  },
  {
    kind: "accounts",
    label: "账户与卡",
    from: "person",
    columns: [
      customerNo,
      { key: "number", label: "账号", type: "account", required: true },
      {
        key: "kind",
        label: "类型",
        type: "choice",
        required: true,
        choices: { 账户: "account", 卡: "card" },
      },
      { key: "openedOn", label: "开立日期", type: "day" },
      { key: "expiresOn", label: "有效期至", type: "day" },
    ],
  },
  {
    kind: "holdings",
    label: "持仓",
    from: "person",
    columns: [
      customerNo,
      { key: "asOf", label: "数据日期", type: "day", required: true },
      { key: "account", label: "账号", type: "account" },
      { key: "productCode", label: "产品代码", type: "text", required: true, max: 32 },
      { key: "name", label: "产品名称", type: "text", required: true },
      {
        key: "kind",
        label: "类别",
        type: "choice",
        required: true,
        choices: {
          存款: "deposit",
          理财: "wealth",
          基金: "fund",
          保险: "insurance",
          贵金属: "metal",
          贷款: "loan",
          信托: "trust",
        },
      },
      { key: "amountFen", label: "金额(元)", type: "yuan", required: true },
      {
        key: "riskLevel",
        label: "产品风险等级",
        type: "choice",
        choices: { R1: "R1", R2: "R2", R3: "R3", R4: "R4", R5: "R5" },
      },
      { key: "openedOn", label: "起始日", type: "day" },
      { key: "maturesOn", label: "到期日", type: "day" },
    ],
  },
  {
    kind: "assetHistory",
    label: "资产走势",
    from: "person",
    columns: [
      customerNo,
      { key: "on", label: "数据日期", type: "day", required: true },
      { key: "deposit", label: "存款(元)", type: "yuan" },
      { key: "wealth", label: "理财(元)", type: "yuan" },
      { key: "fund", label: "基金(元)", type: "yuan" },
      { key: "insurance", label: "保险(元)", type: "yuan" },
      { key: "metal", label: "贵金属(元)", type: "yuan" },
      { key: "trust", label: "信托(元)", type: "yuan" },
      { key: "loan", label: "贷款(元)", type: "yuan" },
    ],
  },
  {
    kind: "transactions",
    label: "交易",
    from: "person",
    columns: [
      customerNo,
      { key: "serial", label: "流水号", type: "text", required: true, max: 64 },
      { key: "on", label: "交易日期", type: "day", required: true },
      {
        key: "kind",
        label: "交易类型",
        type: "choice",
        required: true,
        choices: {
          转入: "in",
          转出: "out",
          申购: "buy",
          赎回: "redeem",
          到期兑付: "mature",
          分红付息: "income",
          消费: "spend",
          还款: "repay",
        },
      },
      { key: "amountFen", label: "金额(元)", type: "yuan", required: true },
      { key: "account", label: "账号", type: "account" },
      { key: "productCode", label: "产品代码", type: "text", max: 32 },
      { key: "name", label: "产品名称", type: "text" },
      { key: "channel", label: "渠道", type: "text", max: 20 },
    ],
  },
  {
    kind: "relations",
    label: "关系",
    from: "person",
    columns: [
      customerNo,
      {
        key: "kind",
        label: "关系",
        type: "choice",
        required: true,
        choices: {
          配偶: "spouse",
          子女: "child",
          父母: "parent",
          兄弟姐妹: "sibling",
          企业高管: "executive",
          推荐人: "referrer",
        },
      },
      { key: "otherNo", label: "对方客户号", type: "text", max: 32 },
      { key: "name", label: "对方姓名", type: "text", max: 40 },
      { key: "companyNo", label: "企业编号", type: "text", max: 32 },
      { key: "companyName", label: "企业名称", type: "text" },
      { key: "industry", label: "行业", type: "text" },
      { key: "position", label: "职务", type: "text" },
      { key: "consented", label: "对方已同意", type: "flag" },
    ],
  },
  {
    kind: "risk",
    label: "风险测评结果",
    from: "core",
    columns: [
      customerNo,
      {
        key: "level",
        label: "风险等级",
        type: "choice",
        required: true,
        choices: { C1: "C1", C2: "C2", C3: "C3", C4: "C4", C5: "C5" },
      },
      { key: "assessedOn", label: "测评日期", type: "day", required: true },
      { key: "expiresOn", label: "有效期至", type: "day", required: true },
    ],
  },
  {
    kind: "contact",
    label: "联系意愿与限制",
    from: "core",
    columns: [
      customerNo,
      { key: "marketing", label: "同意营销", type: "flag", required: true },
      { key: "greetings", label: "同意问候", type: "flag", required: true },
      { key: "mourningUntil", label: "服丧至", type: "day" },
      { key: "frozenUntil", label: "冻结至", type: "day" },
      { key: "openComplaints", label: "未结投诉数", type: "count" },
    ],
  },
] as const satisfies readonly ImportKind[];

export type ImportKindName = (typeof importKinds)[number]["kind"];

/** Finds a kind by its name. */
export function importKind(name: string): ImportKind | undefined {
  return importKinds.find(({ kind }) => kind === name);
}

/** The kind whose required headers these are; undefined when none or several fit. */
export function guessKind(headers: readonly string[]): ImportKind | undefined {
  const fitting = importKinds.filter(({ columns }) => {
    const labels: readonly string[] = columns.map(({ label }) => label);
    const needed = columns.filter((column: Column) => column.required).map(({ label }) => label);
    return (
      headers.every((header) => labels.includes(header)) &&
      needed.every((label) => headers.includes(label))
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
