export { alarmConsumer } from "./alarm.events";
export { type AlarmDocument, alarms } from "./alarm.model";
export { alarmRoutes } from "./alarm.routes";
export { isLowered } from "./lowered-limits";
export { raiseAlarm, watchersOf } from "./raise-alarm";
