import { readBody } from "@server/wechat/callback-body";
import { readContent, timeOf } from "@server/wechat/events";
import { describe, expect, it } from "vitest";

const wrap = (inner: string) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oUSER]]></FromUserName><CreateTime>1348831860</CreateTime>${inner}</xml>`;
const message = (type: string, inner: string) =>
  readContent(
    readBody(
      wrap(`<MsgType><![CDATA[${type}]]></MsgType>${inner}<MsgId>1234567890123456789</MsgId>`),
    ),
  );
const event = (name: string, inner = "") =>
  readContent(
    readBody(
      wrap(`<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event>${inner}`),
    ),
  );

describe("giving messages their type", () => {
  it.each([
    [
      "text",
      "<Content><![CDATA[您好]]></Content><bizmsgmenuid>102</bizmsgmenuid>",
      { kind: "message.text", content: "您好", choiceId: "102" },
    ],
    [
      "image",
      "<PicUrl>http://p</PicUrl><MediaId>M</MediaId>",
      { kind: "message.image", mediaId: "M", pictureUrl: "http://p" },
    ],
    [
      "voice",
      "<MediaId>M</MediaId><Format>amr</Format><Recognition>你好</Recognition>",
      { kind: "message.voice", format: "amr", transcript: "你好" },
    ],
    [
      "video",
      "<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>",
      { kind: "message.video", isShort: false, thumbMediaId: "T" },
    ],
    [
      "shortvideo",
      "<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>",
      { kind: "message.video", isShort: true },
    ],
    [
      "location",
      "<Location_X>23.134521</Location_X><Location_Y>113.358803</Location_Y><Scale>20</Scale><Label>网点</Label>",
      { kind: "message.location", latitude: 23.134521, longitude: 113.358803, label: "网点" },
    ],
    [
      "link",
      "<Title>t</Title><Description>d</Description><Url>http://u</Url>",
      { kind: "message.link", url: "http://u" },
    ],
    [
      "miniprogrampage",
      "<Title>t</Title><AppId>wx</AppId><PagePath>pages/a</PagePath><ThumbUrl>http://t</ThumbUrl><ThumbMediaId>T</ThumbMediaId>",
      { kind: "message.page", path: "pages/a", appid: "wx" },
    ],
  ])("reads %s", (type, inner, expected) => {
    expect(message(type, inner)).toMatchObject({ ...expected, messageId: "1234567890123456789" });
  });

  it("keeps a message of a type or shape it does not know", () => {
    expect(message("hologram", "<Content>x</Content>")).toMatchObject({
      kind: "unknown",
      type: "hologram",
      raw: { Content: "x" },
    });
    expect(message("image", "")).toMatchObject({ kind: "unknown", type: "image" });
    expect(message("constructor", "")).toMatchObject({ kind: "unknown" });
  });
});

describe("giving events their type", () => {
  it.each([
    ["subscribe", "", { kind: "user.subscribed", scene: undefined }],
    [
      "subscribe",
      "<EventKey>qrscene_rm:1024</EventKey><Ticket>TICKET</Ticket>",
      { kind: "user.subscribed", scene: "rm:1024", ticket: "TICKET" },
    ],
    [
      "subscribe",
      "<EventKey>last_trade_no_4008072001201701105817415015</EventKey>",
      { kind: "user.subscribed", scene: undefined, tradeNumber: "4008072001201701105817415015" },
    ],
    ["unsubscribe", "<EventKey></EventKey>", { kind: "user.unsubscribed" }],
    [
      "SCAN",
      "<EventKey>123123</EventKey><Ticket>TICKET</Ticket>",
      { kind: "user.scanned", scene: "123123" },
    ],
    [
      "LOCATION",
      "<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude><Precision>119.385040</Precision>",
      { kind: "user.located", latitude: 23.137466, precision: 119.38504 },
    ],
    ["CLICK", "<EventKey>EVENTKEY</EventKey>", { kind: "menu.clicked", key: "EVENTKEY" }],
    ["VIEW", "<EventKey>www.qq.com</EventKey>", { kind: "menu.viewed", url: "www.qq.com" }],
    [
      "view_miniprogram",
      "<EventKey>pages/index</EventKey><MenuId>4</MenuId>",
      { kind: "menu.openedPage", path: "pages/index", menuId: "4" },
    ],
    [
      "scancode_push",
      "<EventKey>6</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>",
      { kind: "menu.scannedCode", result: "1", isAnswered: false },
    ],
    [
      "scancode_waitmsg",
      "<EventKey>6</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>2</ScanResult></ScanCodeInfo>",
      { kind: "menu.scannedCode", isAnswered: true },
    ],
    [
      "pic_weixin",
      "<EventKey>6</EventKey><SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>5a75</PicMd5Sum></item></PicList></SendPicsInfo>",
      { kind: "menu.sentPictures", source: "album", pictures: ["5a75"] },
    ],
    [
      "pic_sysphoto",
      "<EventKey>6</EventKey><SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item><item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>",
      { kind: "menu.sentPictures", source: "camera", pictures: ["a", "b"] },
    ],
    [
      "location_select",
      "<EventKey>6</EventKey><SendLocationInfo><Location_X>23</Location_X><Location_Y>113</Location_Y><Scale>15</Scale><Label>广州</Label><Poiname></Poiname></SendLocationInfo>",
      { kind: "menu.located", latitude: 23, label: "广州", name: undefined },
    ],
    [
      "TEMPLATESENDJOBFINISH",
      "<MsgID>200163836</MsgID><Status>success</Status>",
      { kind: "template.finished", messageId: "200163836", result: "delivered" },
    ],
    [
      "TEMPLATESENDJOBFINISH",
      "<MsgID>200163840</MsgID><Status>failed:user block</Status>",
      { kind: "template.finished", result: "blocked" },
    ],
    [
      "TEMPLATESENDJOBFINISH",
      "<MsgID>200163840</MsgID><Status>failed: system failed</Status>",
      { kind: "template.finished", result: "failed" },
    ],
    [
      "MASSSENDJOBFINISH",
      "<MsgID>1000001625</MsgID><Status>err(30003)</Status><TotalCount>0</TotalCount>",
      { kind: "massSend.finished", isSent: false, status: "err(30003)" },
    ],
    [
      "kf_create_session",
      "<KfAccount>test1@test</KfAccount>",
      { kind: "session.opened", agent: "test1@test" },
    ],
    [
      "kf_close_session",
      "<KfAccount>test1@test</KfAccount>",
      { kind: "session.closed", agent: "test1@test" },
    ],
    [
      "kf_switch_session",
      "<FromKfAccount>test1@test</FromKfAccount><ToKfAccount>test2@test</ToKfAccount>",
      { kind: "session.switched", toAgent: "test2@test" },
    ],
    [
      "user_enter_tempsession",
      "<SessionFrom>sessionFrom</SessionFrom>",
      { kind: "session.entered", from: "sessionFrom" },
    ],
    [
      "ShakearoundUserShake",
      "<ChosenBeacon><Uuid>u</Uuid><Major>1</Major><Minor>2</Minor><Distance>0.057</Distance></ChosenBeacon><AroundBeacons><AroundBeacon><Uuid>v</Uuid><Major>3</Major><Minor>4</Minor><Distance>166.816</Distance></AroundBeacon><AroundBeacon><Uuid>w</Uuid><Major>5</Major><Minor>6</Minor><Distance>15.013</Distance></AroundBeacon></AroundBeacons>",
      { kind: "beacon.shaken", chosen: { metres: 0.057 }, around: [{ uuid: "v" }, { uuid: "w" }] },
    ],
    [
      "user_authorization_revoke",
      "<OpenID>oPERSON</OpenID><AppID>wx</AppID><RevokeInfo>1</RevokeInfo><PluginID></PluginID>",
      { kind: "privacy.revoked", person: "oPERSON", revoked: ["1"] },
    ],
    [
      "user_authorization_cancellation",
      "<OpenID>oPERSON</OpenID>",
      { kind: "privacy.cancelled", person: "oPERSON" },
    ],
    ["user_info_modified", "<OpenID>oPERSON</OpenID>", { kind: "privacy.modified" }],
    [
      "wxa_punish_event",
      "<event_type>2</event_type><punish_id>9</punish_id><illegal_reason>营销</illegal_reason><detail>{}</detail>",
      { kind: "account.punished", type: "2", reason: "营销" },
    ],
    [
      "notify_service_msg_send_result",
      "<notify_type>2006</notify_type><card_status>4</card_status><fail_ret>-1004</fail_ret>",
      { kind: "serviceCard.failed", errorCode: -1004 },
    ],
    [
      "qualification_verify_success",
      "<ExpiredTime>1442401156</ExpiredTime>",
      {
        kind: "account.verification",
        result: "qualificationPassed",
        expiresAt: new Date(1442401156000),
      },
    ],
    [
      "naming_verify_fail",
      "<FailTime>1442401061</FailTime><FailReason>by time</FailReason>",
      { kind: "account.verification", reason: "by time" },
    ],
  ])("reads %s", (name, inner, expected) => {
    expect(event(name, inner)).toMatchObject(expected);
  });

  it("tells events apart without regard to case", () => {
    expect(event("click", "<EventKey>k</EventKey>").kind).toBe("menu.clicked");
    expect(event("Scan", "<EventKey>k</EventKey>").kind).toBe("user.scanned");
  });

  it.each(["debug_demo", "toString", "__proto__", "user_authorize_invoice"])(
    "keeps the event %s it does not know",
    (name) => {
      expect(event(name)).toMatchObject({ kind: "unknown", type: `event:${name}` });
    },
  );
});

describe("reading consent to subscribe messages", () => {
  const first = "VRR0UEO9VJOLs0MHlU0OilqX6MVFDwH3_3gz3Oc0NIc";
  const second = "9nLIlbOQZC5Y89AZteFEux3WCXRRRG5Wfzkpssu4bLI";
  const item = (id: string, answer: string) =>
    `<List><TemplateId>${id}</TemplateId><SubscribeStatusString>${answer}</SubscribeStatusString><PopupScene>2</PopupScene></List>`;

  it("reads one or several answers from XML", () => {
    const one = event(
      "subscribe_msg_popup_event",
      `<SubscribeMsgPopupEvent>${item(first, "accept")}</SubscribeMsgPopupEvent>`,
    );
    const two = event(
      "subscribe_msg_popup_event",
      `<SubscribeMsgPopupEvent>${item(first, "accept")}${item(second, "reject")}</SubscribeMsgPopupEvent>`,
    );

    expect(one).toMatchObject({
      kind: "subscribe.answered",
      choices: [{ templateId: first, isAccepted: true, popupScene: "2" }],
    });
    expect(two).toMatchObject({
      choices: [{ isAccepted: true }, { templateId: second, isAccepted: false }],
    });
  });

  it("reads an object or a list from JSON", () => {
    const json = (event: string, list: unknown) =>
      readContent(
        readBody(
          JSON.stringify({ MsgType: "event", Event: event, CreateTime: "1620963428", List: list }),
        ),
      );
    const answer = { TemplateId: first, SubscribeStatusString: "accept", PopupScene: "0" };

    expect(json("subscribe_msg_popup_event", answer)).toMatchObject({
      choices: [{ templateId: first }],
    });
    expect(json("subscribe_msg_popup_event", [answer, answer])).toMatchObject({
      choices: [{}, {}],
    });
    expect(
      json("subscribe_msg_change_event", { ...answer, SubscribeStatusString: "reject" }),
    ).toMatchObject({ kind: "subscribe.changed", choices: [{ isAccepted: false }] });
  });

  it("keeps the long id of a sent message whole, quoted or not", () => {
    const inner = '"TemplateId":"t","ErrorCode":"0","ErrorStatus":"success"';
    const read = (id: string) =>
      readContent(
        readBody(
          `{"MsgType":"event","Event":"subscribe_msg_sent_event","List":{${inner},"MsgID":${id}}}`,
        ),
      );

    for (const id of ['"1864323726461255680"', "1864323726461255680"])
      expect(read(id)).toMatchObject({
        kind: "subscribe.finished",
        items: [{ messageId: "1864323726461255680", errorCode: 0 }],
      });
  });

  it("reads the verdict on a file in JSON", () => {
    const read = readContent(
      readBody(
        JSON.stringify({
          MsgType: "event",
          Event: "wxa_media_check",
          appid: "wx",
          trace_id: "60f96f1d-3845297a-1976a3ae",
          version: 2,
          errcode: 0,
          detail: [
            { strategy: "content_model", errcode: 0, suggest: "pass", label: 100, prob: 90 },
          ],
          result: { suggest: "pass", label: 100 },
        }),
      ),
    );

    expect(read).toMatchObject({
      kind: "media.checked",
      traceId: "60f96f1d-3845297a-1976a3ae",
      verdict: { suggest: "pass", label: 100 },
    });
  });
});

describe("reading when something was sent", () => {
  it("takes seconds, quoted or not, and nothing else", () => {
    expect(timeOf({ CreateTime: "1620963428" })).toEqual(new Date(1620963428000));
    expect(timeOf({ CreateTime: 1620963428 })).toEqual(new Date(1620963428000));
    expect(timeOf({ CreateTime: "soon" })).toBeUndefined();
  });
});
