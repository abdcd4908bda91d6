/** What is wrong with an answer, and what to do. */
export const formProblems = {
  missing: "请填写此项",
  badText: "请填写文字",
  badCharacter: "含有无法保存的字符，请重新输入",
  tooLong: "最多 {most} 个字",
  tooShort: "至少 {least} 个字",
  chinese: "请只填写汉字",
  letters: "请只填写英文字母",
  digits: "请只填写数字",
  lettersAndDigits: "请只填写字母和数字",
  postcode: "请填写 6 位邮政编码",
  licensePlate: "车牌号不正确，例如 沪A12345",
  badNumber: "请填写数字",
  notWhole: "请填写整数",
  tooManyDecimals: "最多保留 {most} 位小数",
  tooSmall: "不能小于 {least}",
  tooLarge: "不能大于 {most}",
  badAmount: "请填写金额，最多两位小数",
  badDay: "请选择日期",
  tooEarly: "日期不能早于 {day}",
  tooLate: "日期不能晚于 {day}",
  badChoice: "请从选项中选择",
  tooManyChoices: "最多选择 {most} 项",
  badYesNo: "请选择是或否",
  badPhone: "手机号不正确，请核对后重填",
  badIdNumber: "身份证号不正确，请核对后重填",
  badEmail: "邮箱地址不正确，请核对后重填",
  badRegion: "请选择省份并填写城市",
  badReference: "请从列表中选择",
} as const;

/** Words around answers that every side uses. */
export const formWords = {
  yes: "是",
  no: "否",
} as const;

/** What is wrong with a form or a field that somebody designs. */
export const designProblems = {
  noQuestion: "请至少添加一个问题",
  doubleQuestion: "“{label}”与另一个问题的编号相同",
  noChoices: "“{label}”还没有选项",
  doubleChoice: "“{label}”有重复的选项",
  badRange: "“{label}”的最小值大于最大值",
  badLength: "“{label}”的最少字数大于最多字数",
  badDays: "“{label}”的最早日期晚于最晚日期",
  tooManyMost: "“{label}”的最多可选数多于选项数",
  mustBeSensitive: "“{label}”属于敏感信息，保密级别须为敏感",
  laterQuestion: "“{label}”的显示条件只能引用排在前面的问题",
  badTest: "“{label}”的显示条件与所引用问题的类型不符",
  staffOnly: "“{label}”只能由员工填写，不能放在客户填写的表单中",
  unknownField: "“{label}”引用的字段不存在或未发布",
  notForCustomer: "“{label}”引用的字段不由客户填写",
} as const;

/** How the difference between two versions is told. */
export const formChanges = {
  added: "新增“{label}”",
  removed: "移除“{label}”",
  moved: "调整“{label}”的顺序",
  renamed: "“{before}”改名为“{after}”",
  title: "标题由“{before}”改为“{after}”",
  intro: "修改了说明文字",
  thanks: "修改了感谢语",
  purpose: "修改了用途",
  kind: "“{label}”的类型由{before}改为{after}",
  required: "“{label}”改为必填",
  optional: "“{label}”改为选填",
  help: "修改了“{label}”的提示",
  limits: "修改了“{label}”的填写要求",
  choiceAdded: "“{label}”新增选项“{choice}”",
  choiceRemoved: "“{label}”移除选项“{choice}”",
  choiceRenamed: "“{label}”的选项“{before}”改为“{after}”",
  sensitivity: "“{label}”的保密级别由{before}改为{after}",
  when: "修改了“{label}”的显示条件",
  group: "“{label}”移到“{group}”分组",
  answeredBy: "修改了“{label}”的填写人",
  tier: "修改了“{label}”适用的客户等级",
  sectionTitle: "分节“{before}”改名为“{after}”",
  nothing: "没有变化",
} as const;

/** The kinds of question, and the classes of sensitivity. */
export const formKinds = {
  text: "单行文字",
  longText: "多行文字",
  number: "数字",
  money: "金额",
  date: "日期",
  choice: "单选",
  choices: "多选",
  yesNo: "是否",
  phone: "手机号",
  idNumber: "身份证号",
  email: "邮箱",
  region: "地区",
  customer: "客户",
  staff: "员工",
} as const;

export const sensitivityWords = {
  public: "公开",
  internal: "内部",
  personal: "个人",
  sensitive: "敏感",
} as const;
