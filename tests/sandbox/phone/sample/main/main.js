const app = getApp();
Page({
  data: { count: 0, typed: "", log: "" },
  onLoad() {
    this.setData({ log: `记得${wx.getStorageSync("word")}` });
  },
  say(value) {
    this.setData({ log: typeof value === "string" ? value : JSON.stringify(value) });
  },
  add() {
    this.setData({ count: this.data.count + 1 });
  },
  typing({ detail }) {
    this.setData({ typed: detail.value });
  },
  go() {
    wx.navigateTo({ url: "../second/second?id=7&name=%E9%99%88" });
  },
  fetch() {
    wx.request({
      url: `${app.base}/echo?a=1`,
      method: "POST",
      header: { authorization: "Bearer x" },
      data: { word: "你好" },
      success: ({ statusCode, data }) => this.say({ statusCode, data }),
      fail: (error) => this.say(error),
    });
  },
  socket() {
    const task = wx.connectSocket({
      url: `${app.base.replace("http", "ws")}/live`,
      header: { authorization: "Bearer y" },
    });
    task.onMessage(({ data }) => {
      this.say(data);
      if (data.startsWith("hello")) task.send({ data: "ping" });
    });
    task.onClose(({ code }) => this.say(`断开${code}`));
  },
  subscribe() {
    wx.requestSubscribeMessage({
      tmplIds: app.launched.query.templates ? app.launched.query.templates.split(",") : [],
      success: (result) => this.say(result),
      fail: (error) => this.say(error),
    });
  },
  store() {
    wx.setStorageSync("word", this.data.typed);
    this.say("已记住");
  },
  early() {
    this.say(`登录码${app.code.length}`);
  },
  lacking() {
    wx.startHCE({ fail: ({ errMsg }) => this.say(errMsg) });
  },
  beacons() {
    wx.onBeaconUpdate(({ beacons }) => this.say(beacons.map(({ major, rssi }) => `${major}:${rssi}`).join()));
    wx.startBeaconDiscovery({
      uuids: ["7a1b1c4e-52d0-4b6f-9c21-3e6b0b7f2a10"],
      success: () => wx.startBeaconDiscovery({ uuids: ["x"], fail: ({ errCode }) => this.setData({ typed: `再次${errCode}` }) }),
      fail: ({ errCode }) => this.say(`听不到${errCode}`),
    });
  },
  upload() {
    wx.chooseImage({
      count: 1,
      success: ({ tempFilePaths }) => this.send(tempFilePaths[0]),
      fail: (error) => this.say(error),
    });
  },
  send(filePath) {
    wx.uploadFile({
      url: `${app.base}/upload`,
      filePath,
      name: "file",
      formData: { kind: "image" },
      success: ({ data }) => this.say(data),
      fail: (error) => this.say(error),
    });
  },
  record() {
    const recorder = wx.getRecorderManager();
    recorder.onStop(({ tempFilePath }) => this.send(tempFilePath));
    recorder.onError((error) => this.say(error));
    recorder.onStart(() => setTimeout(() => recorder.stop(), 200));
    recorder.start({ duration: 10000, format: "mp3" });
  },
  draw() {
    wx.createSelectorQuery()
      .select("#canvas")
      .fields({ node: true, size: true })
      .exec(([{ node, width, height }]) => {
        const pen = node.getContext("2d");
        pen.fillStyle = "#ff0000";
        pen.fillRect(0, 0, 50, 50);
        const [r, g, b] = pen.getImageData(10, 10, 1, 1).data;
        this.say({ width, height, r, g, b });
      });
  },
  evaluate() {
    try {
      this.say(String(new Function("return 1")()));
    } catch (error) {
      this.say(`${error.name} ${typeof document} ${typeof fetch}`);
    }
  },
  ask() {
    wx.showModal({ title: "确认", content: "要继续吗", success: ({ confirm }) => this.say(`确认${confirm}`) });
  },
  phone({ detail }) {
    this.say(detail);
  },
  picked({ detail }) {
    this.say(`选了${detail.value}`);
  },
});
