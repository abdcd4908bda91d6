/** Words of being recognised at a branch, in the customer's mini-program. */

/** The line on the home page while the customer is at a branch. */
export const visit = {
  title: (place: string) => `欢迎光临${place}`,
  waiting: (rm: string) => `已告知大堂与${rm}，请稍候`,
  served: (rm: string) => `正在为您服务，需要时可随时联系${rm}`,
};

export const checkIn = {
  title: "到店签到",
  consentTitle: "到店时认出您",
  consentLead:
    "同意后，您走进网点时，大堂经理与您的客户经理会立刻知道，您不必取号，也不必再说一遍来意。",
  consentPoints: [
    "仅在您打开本小程序且靠近网点时识别，不记录您的行程",
    "大堂只看到您的姓名、等级与来意",
    "随时可在「隐私授权」中关闭，一分钟内生效",
  ],
  agree: "同意并开启",
  notNow: "暂不开启",
  readyTitle: "到店后自动识别",
  readyText: "走进网点时请打开本小程序，也可以扫描大堂屏幕上的二维码。",
  listening: "正在留意附近的网点",
  scan: "扫描大堂二维码",
  scanHint: "请用微信扫一扫，扫描大堂屏幕上的二维码",
  notOurs: "这不是本行网点的到店二维码，请扫描大堂屏幕",
  since: (when: string) => `${when} 到店`,
  home: "返回首页",
  manage: "管理授权",
  silent: {
    bluetooth: "手机蓝牙未开启，打开后可自动识别",
    location: "手机定位未开启，打开后可自动识别",
    other: "这部手机不能自动识别，请扫描二维码",
  },
};
