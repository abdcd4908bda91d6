export { arrivalConsumer } from "./arrival.events";
export { arrivalRoutes } from "./arrival.routes";
export { hearBeacons } from "./hear-beacons";
export { setUpDoors } from "./set-up-doors";
