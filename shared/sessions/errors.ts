import { defineErrors } from "../core/errors";

export const SessionError = defineErrors("session", {
  codeRejected: 401,
  refreshRejected: 401,
  wrongCredentials: 401,
  secondFactorNeeded: 401,
  wrongCode: 401,
  codeUsed: 401,
  notStaff: 403,
  disabled: 403,
  passwordExpired: 403,
  wrongRecoveryCode: 401,
  qrExpired: 410,
  qrNotConfirmed: 409,
  phoneNotMatched: 404,
  idNotMatched: 403,
  alreadyBound: 409,
  inviteUsed: 410,
  waitBeforeChange: 409,
  tooManyAttempts: 429,
});
