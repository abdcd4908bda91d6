Page({ data: {}, onLoad(query) { this.setData({ ...query, scene: wx.getEnterOptionsSync().scene }); }, back() { wx.navigateBack(); } });
