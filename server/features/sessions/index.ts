export { inviteCustomer } from "./bind-customer";
export { bindReady } from "./bind-ready";
export { forgetDevices } from "./device.model";
export { hearFollows } from "./hear-follows";
export { joins } from "./join.model";
export { joiningRoutes } from "./joining.routes";
export { makeJoin, makeSetupLink } from "./make-join";
export { meetFollower, syncFollowers } from "./meet-followers";
export { oauthDoors } from "./oauth-doors";
export { forgetStaff, resolveActor, staffActor } from "./resolve-actor";
export { sessionRoutes } from "./session.routes";
export { abilitiesOf } from "./staff-me";
export { watchStanding } from "./watch-standing";
export {
  rightsNameOf,
  type WechatUserDocument,
  WechatUsers,
  wechatUsers,
} from "./wechat-user.model";
export { wechatUserIndexes } from "./wechat-user-indexes";
