import { type Api, api, count } from "./call";
import { state } from "./state";

type Sync = (...args: unknown[]) => unknown;

function counted(name: string, run: Sync): Sync {
  return (...args) => {
    count(name, { known: true });
    return run(...args);
  };
}

const info = () => ({ ...state.device.info });
const silent = () => undefined;

/** The bundle is always the newest: the manager exists, and never has news. */
const updateManager = {
  onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
    setTimeout(() => listener({ hasUpdate: false })),
  onUpdateReady: silent,
  onUpdateFailed: silent,
  applyUpdate: silent,
};

const logManager = { debug: silent, log: silent, info: silent, warn: silent, error: silent };

const sync: Record<string, Sync> = {
  getSystemInfoSync: info,
  getWindowInfo: info,
  getDeviceInfo: info,
  getAppBaseInfo: info,
  getSystemSetting: () => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: "portrait",
  }),
  getAppAuthorizeSetting: () => ({
    albumAuthorized: "authorized",
    cameraAuthorized: "authorized",
    locationAuthorized: "authorized",
    microphoneAuthorized: "authorized",
    notificationAuthorized: "authorized",
  }),
  getAccountInfoSync: () => ({
    miniProgram: { appId: state.device.appId, envVersion: "develop", version: "" },
  }),
  getMenuButtonBoundingClientRect: () => ({ ...state.device.menu }),
  getLaunchOptionsSync: () => state.launch,
  getEnterOptionsSync: () => state.enter,
  getUpdateManager: () => updateManager,
  getLogManager: () => logManager,
  getRealtimeLogManager: () => ({ ...logManager, setFilterMsg: silent, addFilterMsg: silent }),
  reportEvent: silent,
  reportAnalytics: silent,
  reportPerformance: silent,
};

const waiting: Record<string, Api> = {
  getSystemInfo: api("getSystemInfo", info),
  getSystemInfoAsync: api("getSystemInfoAsync", info),
  getNetworkType: api("getNetworkType", () => ({ networkType: "wifi", signalStrength: -40 })),
  getBatteryInfo: api("getBatteryInfo", () => ({ level: "88", isCharging: false })),
};

export const device: Record<string, Sync | Api> = {
  ...Object.fromEntries(Object.entries(sync).map(([name, run]) => [name, counted(name, run)])),
  ...waiting,
};
