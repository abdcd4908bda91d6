// Runs unmodified silenceper/wechat, whose answers are typed structs, against a local platform and prints
// one JSON line per check. Its hosts are built in: HTTPS_PROXY and SSL_CERT_FILE lead it here.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	wechat "github.com/silenceper/wechat/v2"
	"github.com/silenceper/wechat/v2/cache"
	"github.com/silenceper/wechat/v2/miniprogram"
	miniConfig "github.com/silenceper/wechat/v2/miniprogram/config"
	"github.com/silenceper/wechat/v2/miniprogram/qrcode"
	"github.com/silenceper/wechat/v2/miniprogram/security"
	"github.com/silenceper/wechat/v2/miniprogram/subscribe"
	"github.com/silenceper/wechat/v2/miniprogram/urllink"
	"github.com/silenceper/wechat/v2/officialaccount"
	"github.com/silenceper/wechat/v2/officialaccount/basic"
	"github.com/silenceper/wechat/v2/officialaccount/broadcast"
	offConfig "github.com/silenceper/wechat/v2/officialaccount/config"
	"github.com/silenceper/wechat/v2/officialaccount/material"
	"github.com/silenceper/wechat/v2/officialaccount/menu"
	"github.com/silenceper/wechat/v2/officialaccount/message"
)

type account struct {
	Kind, Appid, Secret, Token, EncodingAESKey string
}

var (
	base     = os.Args[1]
	direct   = &http.Client{Transport: &http.Transport{}}
	accounts = map[string]account{}
	oa       *officialaccount.OfficialAccount
	mini     *miniprogram.MiniProgram
)

// control speaks to the platform's own interface, without the proxy.
func control(method, path string, body any, into any) {
	var reader io.Reader
	if body != nil {
		encoded, _ := json.Marshal(body)
		reader = bytes.NewReader(encoded)
	}
	request, _ := http.NewRequest(method, base+"/__sandbox"+path, reader)
	answer, err := direct.Do(request)
	must(err)
	defer answer.Body.Close()
	if into != nil {
		must(json.NewDecoder(answer.Body).Decode(into))
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func check(ok bool, what ...any) {
	if !ok {
		panic(fmt.Sprint(what...))
	}
}

func refused(code int, err error) {
	check(err != nil && strings.Contains(err.Error(), fmt.Sprintf("errcode=%d", code)), "expected ", code, " got ", err)
}

type person struct {
	Openids map[string]string
	Unionid string
	Phone   string
}

type state struct {
	Person person
	Chats  map[string]struct {
		Messages []struct {
			From string
			Body map[string]any
		}
	}
}

func phone(user string) (found state) {
	control("GET", "/state/"+user, nil, &found)
	return
}

func users() {
	chen := phone("vip-chen").Person
	info, err := oa.GetUser().GetUserInfo(chen.Openids["official"])
	must(err)
	check(info.Subscribe == 1 && info.UnionID == chen.Unionid, info)
	all, err := oa.GetUser().ListAllUserOpenIDs()
	must(err)
	check(len(all) > 10, len(all))
	must(oa.GetUser().UpdateRemark(all[0], "备注"))
	_, err = oa.GetUser().GetUserInfo("nobody")
	refused(40003, err)
}

func tags() {
	openid := phone("vip-wu").Person.Openids["official"]
	tag, err := oa.GetUser().CreateTag("钻石")
	must(err)
	must(oa.GetUser().BatchTag([]string{openid}, tag.ID))
	list, err := oa.GetUser().OpenIDListByTag(tag.ID)
	must(err)
	check(list.Count == 1 && list.Data.OpenIDs[0] == openid, list)
	ids, err := oa.GetUser().UserTidList(openid)
	must(err)
	check(len(ids) == 1 && ids[0] == tag.ID, ids)
	must(oa.GetUser().UpdateTag(tag.ID, "白金"))
	must(oa.GetUser().DeleteTag(tag.ID))
}

func codes() {
	ticket, err := oa.GetBasic().GetQRTicket(basic.NewTmpQrRequest(30*time.Minute, "rm:1024"))
	must(err)
	check(ticket.ExpireSeconds == 1800, ticket)
	shown, err := http.Get(basic.ShowQRCode(ticket))
	must(err)
	image, _ := io.ReadAll(shown.Body)
	check(bytes.HasPrefix(image, []byte("\x89PNG")), "no picture")
	ips, err := oa.GetBasic().GetCallbackIP()
	must(err)
	check(len(ips) > 0)
	must(oa.GetBasic().ClearQuota())
}

func menus() {
	buttons := []*menu.Button{
		menu.NewClickButton("经理", "rm"),
		menu.NewSubButton("更多", []*menu.Button{menu.NewViewButton("官网", "https://bank.example/?a=1&b=2")}),
	}
	must(oa.GetMenu().SetMenu(buttons))
	got, err := oa.GetMenu().GetMenu()
	must(err)
	check(len(got.Menu.Button) == 2, got)
	self, err := oa.GetMenu().GetCurrentSelfMenuInfo()
	must(err)
	check(self.IsMenuOpen == 1 && len(self.SelfMenuInfo.Button[1].SubButton.List) == 1, self)
	must(oa.GetMenu().AddConditional(buttons[:1], &menu.MatchRule{ClientPlatformType: "1"}))
	matched, err := oa.GetMenu().MenuTryMatch(phone("vip-chen").Person.Openids["official"])
	must(err)
	check(len(matched) == 1, matched)
	must(oa.GetMenu().DeleteMenu())
}

func media() {
	file, err := os.CreateTemp("", "*.png")
	must(err)
	defer os.Remove(file.Name())
	file.WriteString("\x89PNG\r\n\x1a\n")
	file.Close()
	uploaded, err := oa.GetMaterial().MediaUpload(material.MediaTypeImage, file.Name())
	must(err)
	check(uploaded.MediaID != "" && uploaded.CreatedAt > 0, uploaded)
	_, err = oa.GetMaterial().ImageUpload(file.Name())
	must(err)
}

func templates() {
	list, err := oa.GetTemplate().List()
	must(err)
	id := ""
	for _, one := range list {
		if one.Title == "待办事项提醒" {
			id = one.TemplateID
		}
	}
	item := func(value string) *message.TemplateDataItem { return &message.TemplateDataItem{Value: value} }
	data := map[string]*message.TemplateDataItem{
		"thing1": item("客户生日关怀"), "time2": item("2026年11月25日 18:00"),
		"phrase3": item("紧急"), "thing4": item("请尽快处理"),
	}
	sent := &message.TemplateMessage{ToUser: phone("rm-lin").Person.Openids["official"], TemplateID: id, Data: data, ClientMsgID: "go-1"}
	msgid, err := oa.GetTemplate().Send(sent)
	must(err)
	again, err := oa.GetTemplate().Send(sent)
	must(err)
	check(msgid > 1<<53 && again == msgid, msgid, again)
	data["thing1"] = item(strings.Repeat("字", 21))
	_, err = oa.GetTemplate().Send(sent)
	refused(47003, err)
}

func customerMessages() {
	openid := phone("vip-wu").Person.Openids["official"]
	send := func() error {
		return oa.GetCustomerMessageManager().Send(message.NewCustomerTextMessage(openid, "您好 <b> & 好"))
	}
	refused(45015, send())
	control("POST", "/say", map[string]string{"user": "vip-wu", "content": "在吗"}, nil)
	must(oa.GetCustomerServiceManager().SendTypingStatus(openid, "Typing"))
	for round := 0; round < 5; round++ {
		must(send())
	}
	refused(45047, send())
	must(oa.GetCustomerServiceManager().Add("lin@bank", "林静"))
	agents, err := oa.GetCustomerServiceManager().List()
	must(err)
	check(agents[0].KfNick == "林静", agents[0])
	must(oa.GetCustomerServiceManager().Delete("lin@bank"))
}

func massMessages() {
	to := &broadcast.User{OpenID: []string{phone("vip-chen").Person.Openids["official"], phone("vip-wu").Person.Openids["official"]}}
	sent, err := oa.GetBroadcast().SendText(to, "周报")
	must(err)
	check(sent.MsgID > 0, sent)
	status, err := oa.GetBroadcast().GetMassStatus(fmt.Sprint(sent.MsgID))
	must(err)
	check(strings.HasPrefix(status.MsgStatus, "SEND"), status)
}

func oauth() {
	address, err := oa.GetOauth().GetRedirectURL("https://bank.example/auth", "snsapi_userinfo", "s1")
	must(err)
	address = strings.Split(address, "#")[0] + "&sandbox_user=vip-chen&sandbox_consent=allow"
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(address)
	must(err)
	back, err := url.Parse(answer.Header.Get("location"))
	must(err)
	token, err := oa.GetOauth().GetUserAccessToken(back.Query().Get("code"))
	must(err)
	info, err := oa.GetOauth().GetUserInfo(token.AccessToken, token.OpenID, "")
	must(err)
	check(info.Nickname == "陈嘉禾" && info.Unionid == phone("vip-chen").Person.Unionid, info)
	valid, err := oa.GetOauth().CheckAccessToken(token.AccessToken, token.OpenID)
	must(err)
	check(valid)
	_, err = oa.GetOauth().RefreshAccessToken(token.RefreshToken)
	must(err)
}

func jsTicket() {
	config, err := oa.GetJs().GetConfig("https://bank.example/m/")
	must(err)
	verdict := struct{ Ok bool }{}
	control("POST", "/jssdk/verify", map[string]any{
		"nonceStr": config.NonceStr, "timestamp": config.Timestamp,
		"signature": config.Signature, "url": "https://bank.example/m/",
	}, &verdict)
	check(verdict.Ok)
}

func miniProgram() {
	given := struct{ Code, EncryptedData, Iv string }{}
	control("POST", "/login", map[string]string{"user": "vip-chen"}, &given)
	session, err := mini.GetAuth().Code2Session(given.Code)
	must(err)
	chen := phone("vip-chen").Person
	check(session.OpenID == chen.Openids["mini"] && session.UnionID == chen.Unionid, session)
	control("POST", "/phone-code", map[string]string{"user": "vip-chen"}, &given)
	number, err := mini.GetAuth().GetPhoneNumber(given.Code)
	must(err)
	check(number.PhoneInfo.PurePhoneNumber == chen.Phone, number)
	plain, err := mini.GetEncryptor().Decrypt(session.SessionKey, given.EncryptedData, given.Iv)
	must(err)
	check(plain.PhoneNumber == chen.Phone, plain)
	image, err := mini.GetQRCode().GetWXACodeUnlimit(qrcode.QRCoder{Scene: "rm=1", Page: "pages/bind"})
	must(err)
	check(bytes.HasPrefix(image, []byte("\xff\xd8")))
	link, err := mini.GetURLLink().Generate(&urllink.ULParams{Path: "pages/book", Query: "a=1", ExpireType: urllink.ExpireTypeInterval, ExpireInterval: 7})
	must(err)
	found, err := mini.GetURLLink().Query(link)
	must(err)
	check(found.URLLinkInfo.Path == "pages/book", found)
	verdict, err := mini.GetSecurity().MsgCheck(&security.MsgCheckRequest{OpenID: session.OpenID, Scene: 2, Content: "您好"})
	must(err)
	check(verdict.Result.Suggest == "pass", verdict)
}

func subscribeMessages() {
	list, err := mini.GetSubscribe().ListTemplates()
	must(err)
	id := ""
	for _, one := range list.Data {
		if one.Title == "预约取消通知" {
			id = one.PriTmplID
		}
	}
	item := func(value string) *subscribe.DataItem { return &subscribe.DataItem{Value: value} }
	notice := &subscribe.Message{ToUser: phone("vip-chen").Person.Openids["mini"], TemplateID: id, Page: "pages/bookings",
		Data: map[string]*subscribe.DataItem{"thing1": item("沟通"), "time2": item("2026年11月26日 10:00"), "thing3": item("改期")}}
	refused(43101, mini.GetSubscribe().Send(notice))
	control("POST", "/subscribe", map[string]string{"user": "vip-chen", "templateId": id, "choice": "accept"}, nil)
	must(mini.GetSubscribe().Send(notice))
	refused(43101, mini.GetSubscribe().Send(notice))
}

func callbacks() {
	seen := make(chan *message.MixMessage, 20)
	handler := func(writer http.ResponseWriter, request *http.Request) {
		server := oa.GetServer(request, writer)
		server.SetMessageHandler(func(received *message.MixMessage) *message.Reply {
			seen <- received
			return &message.Reply{MsgType: message.MsgTypeText, MsgData: message.NewText("收到:" + received.Content)}
		})
		must(server.Serve())
		must(server.Send())
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	go http.Serve(listener, http.HandlerFunc(handler))
	defer listener.Close()
	for _, mode := range []string{"plain", "safe"} {
		verified := struct{ Ok bool }{}
		target := map[string]any{"account": "official", "url": "http://" + listener.Addr().String(), "mode": mode}
		control("POST", "/callbacks", target, nil)
		control("POST", "/say", map[string]string{"user": "vip-zhao", "content": mode}, nil)
		control("POST", "/settled", nil, &verified)
		received := <-seen
		check(received.Content == mode && received.MsgID > 1<<53, received)
		messages := phone("vip-zhao").Chats["official"].Messages
		last := messages[len(messages)-1]
		check(last.From == "account" && last.Body["content"] == "收到:"+mode, last)
	}
	control("DELETE", "/callbacks", map[string]string{"account": "official"}, nil)
}

func main() {
	list := []account{}
	control("GET", "/accounts", nil, &list)
	for _, one := range list {
		accounts[one.Kind] = one
	}
	client, official, program := wechat.NewWechat(), accounts["official"], accounts["mini"]
	oa = client.GetOfficialAccount(&offConfig.Config{AppID: official.Appid, AppSecret: official.Secret,
		Token: official.Token, EncodingAESKey: official.EncodingAESKey, Cache: cache.NewMemory(), UseStableAK: true})
	mini = client.GetMiniProgram(&miniConfig.Config{AppID: program.Appid, AppSecret: program.Secret, Cache: cache.NewMemory()})
	checks := []struct {
		name string
		run  func()
	}{
		{"users", users}, {"tags", tags}, {"codes", codes}, {"menus", menus}, {"media", media},
		{"templates", templates}, {"customerMessages", customerMessages}, {"massMessages", massMessages},
		{"oauth", oauth}, {"jsTicket", jsTicket}, {"miniProgram", miniProgram},
		{"subscribeMessages", subscribeMessages}, {"callbacks", callbacks},
	}
	for _, one := range checks {
		report := map[string]any{"name": one.name, "ok": true}
		func() {
			defer func() {
				if reason := recover(); reason != nil {
					report["ok"], report["why"] = false, fmt.Sprint(reason)
				}
			}()
			one.run()
		}()
		line, _ := json.Marshal(report)
		fmt.Println(string(line))
	}
}
