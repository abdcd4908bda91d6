Page({ data: {}, onShow() { const { shows, hides } = getApp(); this.setData({ shows, hides }); } });
