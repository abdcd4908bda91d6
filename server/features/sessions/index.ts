export { inviteCustomer } from "./bind-customer";
export { bindReady } from "./bind-ready";
export { forgetDevices } from "./device.model";
export { hearFollows } from "./hear-follows";
export { oauthDoors } from "./oauth-doors";
export { forgetStaff, resolveActor, staffActor } from "./resolve-actor";
export { sessionRoutes } from "./session.routes";
export { abilitiesOf } from "./staff-me";
export { type WechatUserDocument, WechatUsers, wechatUsers } from "./wechat-user.model";
