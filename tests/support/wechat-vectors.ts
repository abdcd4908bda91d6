/**
 * The platform's own samples and those of independent libraries, recomputed before they were
 * written down: what passes here is understood by WeChat.
 */
export const plainSignatures = [
  ["test", "1410685589", "test", "f21891de399b4e33a1a93c9a7b8a8fffb5a443ff"],
  ["AAAAA", "1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696"],
  ["AAAAA", "1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78"],
  ["AAAAA", "1714112445", "415670741", "6c5c811b55cc85e0e1b54100749188c20beb3f5d"],
  ["sandboxtoken", "1700000000", "123456789", "ff930047a306914ed6bf6ad4c40dd3110f4f5934"],
  ["a", "b", "c", "a9993e364706816aba3e25717850c26c9cd0d89d"],
] as const;

const plainAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

/** Pushes as they arrive: signature over Encrypt, and what is inside. */
export const pushes = [
  {
    name: "the platform's JSON sample",
    token: "AAAAA",
    aesKey: "A".repeat(43),
    appid: "wxba5fad812f8e6fb9",
    timestamp: "1714112445",
    nonce: "415670741",
    signature: "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
    encrypt:
      "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=",
    opens:
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
  },
  {
    name: "easywechat's one-line XML",
    token: "pamtest",
    aesKey: plainAlphabet,
    appid: "wxb11529c136998cb6",
    timestamp: "1458300676",
    nonce: "260774613",
    signature: "4f3ad57b6989f09f4eb392acce4f9e93942ed890",
    encrypt:
      "rTNFcsut4LfGuAFKEUVVpwcaCOTJzOd9twZdIW910jb3k+iicx2uvhttIZ3Qg9Qgty3BEF2xbOrz6boTfb30dMomcgrkTqdFPwnhqbk+kIQ7rZiwny9D7NUrTgA5kpX3KsZvrXzUZyP2x9YOlxbgm572lmxKvM7HAQQhIQ/p6HBmoY30bGXFK0BtIu1pW9TjhOYrLQoU18nWYjWqDA1ynkmOytpv7QRI1P1+0NoxL0q2zO1DgeSvnE8CZGo/o5Ap/WHK5W2RAsinpzN4/LjPnmB6U01I5XCoJoC0GK/yMZycd2Oh8Nq6+wBkC1U85oy0ktOY4nLvsQMLrourmMGdZHuTbqpeJ8Ao/5PRYJ+WBvRUwPfGKBL2+2IKZF49vAJqkcGWSHGE76ZN2erXeuNazf/o9o3lIE3q739o4c8t9QGPe31GT2Go/rOz1BsrASwvauNulCh+++yz+CQzBIuikA==",
    opens:
      "<xml><URL><![CDATA[http://wechat.laravel.so/server]]></URL><ToUserName><![CDATA[asdasdasd]]></ToUserName><FromUserName><![CDATA[asdasdasdsadasd]]></FromUserName><CreateTime>1234567898</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hello]]></Content><MsgId>12345</MsgId></xml>",
  },
  {
    name: "easywechat's XML of several lines",
    token: "QDG6eK",
    aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
    appid: "wx5823bf96d3bd56c7",
    timestamp: "1409659813",
    nonce: "1372623149",
    signature: "477715d11cdb4164915debcba66cb864d751f3e6",
    encrypt:
      "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==",
    opens: undefined,
  },
] as const;

/** Encryption with given random bytes has exactly one result. */
export const encryptions = [
  {
    name: "the platform's reply, one byte of padding",
    aesKey: "A".repeat(43),
    appid: "wxba5fad812f8e6fb9",
    random: "707722b803182950",
    message: '{"demo_resp":"good luck"}',
    encrypt:
      "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==",
  },
  {
    name: "WxJava's Chinese text",
    aesKey: plainAlphabet,
    appid: "wxb11529c136998cb6",
    random: "aaaabbbbccccdddd",
    message: "我是中文abcd123",
    encrypt:
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==",
  },
  {
    name: "fastwego's message",
    aesKey: "AdiqDDDvUNCeE1ZW5XJmjf9fqNBJpGBs4vL4cHKmHBS",
    appid: "wx45f133bf6fce646e",
    random: "cc9632a98304f81c",
    message:
      "<xml><ToUserName><![CDATA[gh_b1eb3f8bd6c6]]></ToUserName>\n<FromUserName><![CDATA[okPEat9FRX96xG8JQvTxHLpzDV64]]></FromUserName>\n<CreateTime>1458889120</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[test text message]]></Content>\n<MsgId>6265881059295447969</MsgId>\n</xml>",
    encrypt:
      "gsKjKVChgrDDifoOdfrL/MWujrKxnSR1jBopv0zEdHFQXcx5I0bf4UxIRjektLHEziRxpU5zTw0s+gYF3WOFjkIn30gzQl9XNKr2A+DCHVG05I2EcbOnnAR5EYgjGLAipra5nOfCPPIRFQTZ7SdanniXX73YOiCAKJlNH21+PApcYu4rPXxJ4eTXbBLwmfnSl7iojDX1LQIcC3FYmaapMQq/u+sJGsxshp4dLXJ6A5Ji3cSYAzXRVIxbNlHN1MWfdcZ0O5+ZtOU6dZiD8hJ4kkxh05EfOedWFjUy7ZhmXgrpZ4WpYPsrythXHE2Bg1Ohz8uf5h5X31yuU/3FPoa8rD21pfZnAjBT1QCkn6MxtL5lR+yoQReLwElVbtB6yJFPIZ+n9Qh/yKfIasxkzgIEo0pwPEbS17WCTyvRItJtU6tlo3rawJX+fsV63tKIfmLZjyZPDlV9/ka/nA/DT0KODw==",
  },
  {
    name: "a Chinese message of the sandbox",
    aesKey: plainAlphabet,
    appid: "wx0123456789abcdef",
    random: "0123456789abcdef",
    message:
      "<xml><ToUserName><![CDATA[gh_sandbox000001]]></ToUserName><FromUserName><![CDATA[oSANDBOXuser0000000000000001]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content><MsgId>24000000000000001</MsgId></xml>",
    encrypt:
      "Q3stYC6hdFzMh9T8HCvyDI4OFzVNXy1hzMgwxpcjW4Z3o6yfCFU64yan0zEQFjd+XuKKYFAMdqPcxCwmUkWgZP0VmE/2MsqQDxIohv7WrcdAp6fjxkLQtZ6veH+g+/Tz1QSs8f9kX5NnAH8Uiwv/kdj5zRVEGsF50edj2LzfN4+bDcTY6oCbJo8rSTvDnWbJY57VC+w8huZj8qqt8xoijy9yh7of6dYtvSFAUV4fRqcGMEYaS9ObM5Y84lGXzBJEeUi35nNDA1ju06gQSZmPmwelpXKzW095VSUzul27UPQkkgIpLH9eu4jIjI3Fx4L1FLC0aYG5+XxPLnP4JOdLXUeYlVFMP4T+t06XsLioJikmlPihhDkMLnFajmXMylJphGiTGJfS2ZiYtJWGpnx1DWWZX3AUVgzEtcOpI4ciqf0=",
  },
] as const;

export const userData = {
  appid: "wx4f4bc4dec97d474b",
  sessionKey: "tiihtNczf5v6AKRyjwEUhQ==",
  iv: "r7BXXKkLb8qrSNn05n0qiA==",
  profile:
    "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==",
  phone:
    "xT8p8W6jIVdEWQ+ccHuD2e4wlKOvkPACqSwR7g001A10cjwdM46gdn01GiQUKaqPzPDRMqCU65RqoH1SV87iasZARr/+0tJRzfFqQAAyBnqrunz9Sbe6xQGlPr95Uo9y/A9Sup64tUE4UVYwGsaRyE+JSNYeG2IMx4gaUgt0+dkOba1xRqBfBE5USsSp+vuoyQqqzgtB8swLoIZhMwIutw==",
} as const;
