const { base } = require("./base.js");
App({ base, shows: 0, hides: 0, onLaunch(options) { this.launched = options; wx.login({ success: ({ code }) => { this.code = code; } }); }, onShow() { this.shows += 1; }, onHide() { this.hides += 1; } });
