const { base } = require("./base.js");
App({ base, shows: 0, hides: 0, onLaunch(options) { this.launched = options; }, onShow() { this.shows += 1; }, onHide() { this.hides += 1; } });
